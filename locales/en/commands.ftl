command-start = Main menu
command-ask = Ask for help
command-requests = Help requests I took
command-queue = Queue of requests
command-invite = Invite a person
command-profile = My profile
command-help = What the bot can do
command-helping = My helping
