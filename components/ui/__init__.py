"""FLOOR 5 · the page's panels, one file each. Only the window's session holds the request.

session          the request, mirrored by the address, and what the page remembers between runs
widgets          changes by a person, distinguished from old values that the browser repeats
content          the page for a file, several files or a database, or the import step
files            the open file; local_files: files of this computer, recent ones, pasted rows; file_changes: changes of
                 them by other programs; shared_files: files read once for all windows; open_menu: other things to open
import_step      a file whose columns are uncertain, before it is read; import_roles, import_columns, import_questions
reading          how the file was read, to be changed       receipt       counts of rows, rejected rows, notes
several_files    files added to the open one, or compared with it
timeline         the page of some events; shown_answers: what it shows of them
answers          questions to the events; query_worker: those to a database
header           title, counts, undo and redo, the Export menu
sidebar          search, lanes, actors, dates and other filters; columns: filters by any column; checkboxes
chips            the filters in force, each removed by a click
lanes            the choice of lanes; lanes_in_sight: previous and next ones
view, clock      the choice of the view, and of the time zone
picture, chart   the picture; its component (js/)            details       the drawer with the selected event
navigation       from event to event with the keys           tabs          what stands below the picture
table            the events as rows                          editing       editable tables
edits            the edited copy of the file (edited_copy), with undo and redo
drafting         drafts and projects; window_drafts: the drafts of this window
downloads        exports; export_jobs: those made in the background; signing: with which certificate
sharing          redaction of exports; share_dialog, share_preview; saved_plan: plans of what has no draft
dropped_picture  a picture of Dateline dropped on the page
safe_text        text from data, shown as it is
access           requests the server answers; protocols: headers of responses before the page
assets, style    files and looks of the page                 malloc        memory released to the system
"""
