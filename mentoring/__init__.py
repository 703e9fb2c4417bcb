"""The domain of Nastavnik in plain Python: what is true and who may do what. It knows no Telegram and no database."""
