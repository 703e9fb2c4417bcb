staff-file =
    <b>List of teachers</b>

    1. Download the template and fill it in, or take your own list (Excel or CSV).
    2. Send the file here: up to 5 MB and 2000 rows.
    3. Look at what it would do, and confirm. Until then nothing changes.

    Full name and role are needed at least. You can send the same list again: nobody is doubled.
staff-template = 📄 Get the template
staff-template-sent = Here is the template. Fill in the first sheet and send the file here. Hints are on the second sheet.
staff-template-file = List of teachers
staff-file-please = Send the list as a file: paper clip → “File”. Excel (xlsx) and CSV will do.
staff-reading = Reading the list…
staff-preview =
    <b>List of teachers · check</b>

    New: { $new }
    Will change: { $changed }
    Unchanged: { $same }
    Faults: { $faults }
staff-preview-unknown = These columns are left out: { $columns }.
staff-preview-faults =
    <blockquote>{ $lines }</blockquote>
    { $has_more ->
        [yes] And { $more } more: all faults are in the file above.
       *[no] { "" }
    }
    Put the rows right and send the file again. Nothing is changed yet.
staff-preview-ready = All is in order. Take it in? Whoever has not come yet gets a new personal link.
staff-preview-nothing = There is nothing new in the list, but the links can be renewed.
staff-apply = Take it in
staff-other-file = Another file
staff-done =
    <b>The list is in</b>

    Added: { $added }
    Updated: { $changed }
    Unchanged: { $same }
    Personal links in the file: { $links }
staff-once-more = Another list
staff-links-sent = The personal links are ready. Hand them out: each is for its own person only. Earlier unopened links no longer work.
staff-fault-line = Row { $line } ({ $name }): { $fault }
staff-faults-title = Faults in the list
staff-faults-line = Row
staff-faults-name = Name
staff-faults-fault = What to put right
staff-links-title = Personal links
staff-links-name = Name
staff-links-roles = Roles
staff-links-link = Link
staff-links-until = Works until
staff-template-title = Teachers
staff-column-name = Full name
staff-column-position = Position
staff-column-subjects = Subjects
staff-column-experience = Experience, years
staff-column-category = Category
staff-column-roles = Roles
staff-example-name = Example: Smith Anna
staff-example-position = teacher
staff-example-subjects = mathematics, computer science
staff-category-none = no category
staff-category-first = first
staff-category-highest = highest
staff-role-mentee = mentee
staff-role-mentor = mentor
staff-role-curator = curator
staff-role-head = head
staff-role-council = council member
staff-role-tutor = tutor
staff-role-guest = guest
staff-hints-title = Hints
staff-hints-column = Column
staff-hints-hint = What to write
staff-hint-name = Family name and given name in full. By the name the bot knows the person when the list comes again.
staff-hint-position = As in the staff register. May be left empty.
staff-hint-subjects = With commas between. May be left empty.
staff-hint-experience = A whole number of years. May be left empty.
staff-hint-category = Choose or type. May be left empty.
staff-hint-roles = Choose from the list; several with commas between.
fault-name-missing = the name is missing
fault-name-too-long = the name is too long
fault-not-whole-name = family name and given name are needed, but it says “{ $value }”
fault-experience-not-a-number = experience must be a number of years, but it says “{ $value }”
fault-experience-out-of-range = experience { $years } cannot be: from 0 to 70
fault-role-missing = the role is missing
fault-unknown-role = the role “{ $value }” is not one of ours
fault-doubled-in-file = this person stands in row { $first_line } already
fault-value-too-long = too long: { $column }
fault-looks-like-formula = a formula where a text is needed: { $column }
fault-role-not-yours = only a head may give the role of head
fault-not-a-spreadsheet = This does not look like a table. Send the list as Excel (xlsx) or CSV, best of all our template.
fault-other-spreadsheet = This kind of table cannot be read. Open it, save it as “Excel workbook (xlsx)”, and send it again.
fault-encrypted = The file has a password. Take the password off and send it again.
fault-broken = The file is damaged and does not open. Save it anew and send it again.
fault-too-large = The file is too large: up to 5 MB. Leave only the sheet with the list and send it again.
fault-too-many-rows = The list has more than 2000 rows. Please split it.
fault-no-rows = The table has a heading but no people. Fill in the rows below it.
fault-unknown-encoding = The letters in the file cannot be read. Save the list as Excel (xlsx) and send it again.
fault-no-header = These columns were not found: { $columns }. Name them so in the first row, or take our template.
