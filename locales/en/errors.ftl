stale-window = That window is closed. Here is what is open now.
button-unknown = This button no longer works. Press /start to open the main menu.
not-your-button = This button is meant for somebody else.
incident = Something broke, and it was not you. Please try again. If that does not help, tell your curator the number { $number }.
flood-slow-down = Too fast for me. Wait a few seconds and repeat the last thing: some of it may not have arrived.
command-unknown = There is no such command. Press /start for the main menu.
