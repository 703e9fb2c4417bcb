"""Files the product reads and writes: spreadsheets, pictures, archives. Plain functions from read models to bytes.

Heavy libraries are imported inside the functions that need them; big files are read in a thread of the caller's.
"""
