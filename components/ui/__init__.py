"""FLOOR 5 · the page's panels, one file each. What is asked stands in the window's session and nowhere else.

session  what is asked, which the address mirrors, and what the page remembers
widgets  what a person does to a widget, told apart from what the browser repeats
files    which file is open           header   title, counts, undo and redo, the menu of exports
content  what is shown of what is open, or the question how it is to be read
sidebar  what to show, first the most used: search, lanes, actors (checkboxes), dates; columns: filters by any column
chips    what is asked, each taken back by a click
chart    the picture (js/)            details  the drawer with everything known of the selected event
view     which kind of picture is drawn
tabs     what stands below the picture, one at a time
lanes    what the lanes are; lanes_in_sight: those before and after
navigation: from event to event with the keys
table    the events as rows           downloads, export_jobs (beside the page), receipt: what leaves, what came in
reading  how the file is read, to be changed
edits    the copy that is changed (edited_copy), with undo   editing  tables that are typed into
shared_files: what is read once for all windows
timeline the page of some events      answers  what it asks of them, at once or in a while
query_worker: a question to a database, beside the page, which can be taken back
import_step, import_roles, import_questions: a table that is not sure, shown before it is read
sharing, share_dialog, share_preview, kept_plan: what is hidden before anything leaves   signing: by whom pictures are
several_files: more beside the open one
drafting, window_drafts: changes kept in a draft and offered again, projects
local_files: files on this computer, recent ones, pasted rows   file_changes: what another program saves in them
open_menu, clock: an example, a zone  access, protocols: the server's door   safe_text: text from data, shown as it is
dropped_picture: a picture of Dateline's, dropped beside its data
assets, style, malloc: what the page is made of and looks like, memory given back
"""
