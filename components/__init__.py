"""Dateline's floor plan. Data flows one way, imports go down only (a test proves it):

    bytes → rows → events + rejected rows → filter → layout → Scene → figure → screen | image
       read/            dates/, cells/      filters/  views/    draw/     ui/, export/

FLOOR 0 · words: what passes between rooms; frozen dataclasses, no behaviour
  errors.py         TimelineError and its kinds, each with its exit code
  model/            Source, Dates, Cast, Links, Loaded, Event, the Store protocol; Request, and what its fields hold
  scene/            what a picture consists of: positions and roles, never colours: marks.py, joins.py (lines and words
                    beside marks), frame.py (axis, lanes, heading, legend), roles.py (types that these share)
  language/         what Dateline says, translated by gettext catalogues (fr.po …); moments.py: dates in their words

FLOOR 1 · craft: pure functions, arrays in, arrays or dataclasses out
  dates/            EDTF columns to four bounds and flags (edtf.py, by grammar.py, pieces.py, atoms.py and masks.py),
                    and to words people read (words.py, phrases.py) and type over (editable.py); other dates to EDTF: a
                    column at a time (typed.py), each text by the rules of hints.py (days.py, ranges.py, clocks.py,
                    centuries.py, decades.py, vague.py, calendars.py, feasts.py; english.py and languages.py: their
                    words, spelling.py: their form), with a question (questions.py) or a reason (reasons.py) where that
                    fails; zones.py: which moments a clock's readings are, and what it shows at a moment
  cells/            the notation inside cells: actors, links, HTML as plain text, text folded for search
  layout/           the axis: scale.py (time ↔ axis, folds), segments.py, tick_intervals.py and ticks.py (round moments
                    between folds), fold_labels.py (how long a fold is);
                    events: traits.py (what dates tell of events, worded once for arrays and SQL), shape.py (where an
                    event is and how well that is known), reports.py (when events were reported), weight.py (how
                    important they are), eras.py (periods behind the lanes), undated.py (no date);
                    lanes: grouping.py, lane_groups.py, lane_choice.py, lane_order.py and lane_assignment.py (which
                    event stands in which lane), lane_room.py (rows), lane_heads.py (names beside them);
                    marks in sight: mark_index.py and mark_runs.py (marks in an order in which those in a window are
                    found at once), range_maximum.py, aggregates.py (marks that are only counted), rules.py,
                    mark_cells.py, detail.py and clustering.py (which marks form clusters), overlap.py, inseparable.py
                    (marks that overlap at every zoom), cluster_stats.py (what a cluster tells), bars.py (how thick
                    bars are, and how many there are at once);
                    counts: histogram.py (bins), lane_histogram.py (of crowded lanes), density.py (the overview);
                    words: row_packing.py and labels.py (words that find room), heading.py, names.py (ours, in the
                    reader's language), text.py (widths of texts); links.py (routes);
                    source.py (EventSource: what a view may ask of events, in memory or in a database, and the
                    answers), pieces.py (long arrays in pieces)
  marks/            the look of each kind of mark as ink in px: ink.py, palette.py (colours), kind.py (what each kind
                    has, and the look of status and doubt), one file a kind, and connectors.py (links, ties, stems)

FLOOR 2 · rooms: siblings never import each other; each lists its tools in its __init__
  read/             inputs.py: a file or a pipe, within bounds.py; table.py: rows → Loaded, with file_columns.py
                    (the columns as one table) and rejected_rows.py (rows that become no event); joined.py: several
                    files as one timeline; exact_dates.py: EDTF beside other dates; named.py: our columns with the
                    file's own names; rows.py, wording.py, sanitize.py: what readers share.
                    read/formats/: one file a format, bytes → rows; decode.py: which encoding, with encoding_guess.py
                    and letters.py (by the letters of what is no UTF-8), unicode.py for formats other than tables
                    read/known/: one file a group of other programs; layout.py: what a layout is; stamps.py, moments.py:
                    dates in their forms; overlay.py: columns that a person states instead.
                    read/columns/: which column is which, dates, actors, links, and how a person says that a file is
                    to be read (options.py); column_names.py: our columns and their synonyms; for a table nobody
                    prepared proposal*.py say which column is which, by column_profiles.py (its cells), header_words.py
                    (its name), lists.py (several names in a cell) and numbers.py (numbers that may be dates);
                    no_header.py: tables without a header
  store/            the events, ready for questions; cache.py: answers by question, bounded by the bytes they hold.
                    store/memory/: store.py, with indexes.py (time order, rows by actor, values), ids.py (rows by id),
                    search.py (texts in cells), radix.py (sorting) and bounds.py (one event's dates in ISO 8601);
                    source.py answers a picture, with dated.py (distinct dates), summary.py (all events in numbers) and
                    visible.py (those in sight).
                    store/sql/: database.py, and queries.py, which runs queries, with address.py, connection.py and
                    errors.py; expressions.py, positions.py (on the axis), steps.py (time steps) and clock.py (another
                    time zone) word them in SQL, named.py shortens it; selected.py: the selected events; source.py
                    answers a picture, with summary.py, lanes.py, in_view.py and visible.py (marks in sight); panels.py
                    answers a page's panels; subset.py: some events as a store in memory; tables.py: a store as tables
  filters/          one file a filter, for rows in memory and worded for a database; rows.py (sets of rows), windows.py
                    (what may overlap a window)
  views/            one file or folder a view: EventSource + request → Scene, the same wherever the events are:
                    density.py; swimlane/: view.py, by way of items.py (events and clusters in sight), dense_lanes.py
                    (crowded lanes), ties.py, arrange.py (lanes) and lane_rows.py (rows and words of one), eras.py,
                    build_scene.py (vertical positions), item_marks.py, histogram.py and profile.py (marks),
                    connectors.py, wording.py (subtitle, legend, notices, hover texts); views/shared/: the facts, the
                    columns and the time axis that all have
  draw/             chrome.py (heading, legend, lanes, axis, labels), emphasis.py, painting.py: Scene + theme → ink;
                    traces.py, figure.py: ink → Plotly; svg.py, pages.py (lanes on several pages), inline.py (SVG inside
                    web pages); readouts.py: what the pointer is told along histograms

FLOOR 3 · export/    one file a format: pictures (picture.py, with citation.py and signature.py), tables, and files of
                    other programs; file_format.py (what a format is), parts.py (what formats leave out), plain_dates.py
                    (dates for formats that have only plain ones); html_rows.py and members.py (the events of an HTML
                    page); per_value.py (one file for each value); atomic_save.py: files that are written completely or
                    not at all. sheet.py: a file as cells that can be changed, and back
  compare/          two versions of a file: likeness.py and matching.py (which event is which), date_changes.py,
                    comparison.py, report.py (words, CSV, JSON) and merged.py (both as one set of events);
                    doubles.py (events of several files that may be the same)
  draft/            what a person changes, as it is kept: chain.py, journal.py, folder.py, state.py, history.py, and
                    project.py (to give to others)
  redact/           redaction: plan.py (what is hidden), key.py (aliases), names.py (names in texts), dates.py (coarser
                    ones), from_database.py (events of a database), redaction.py (the plan applied to events and
                    requests), found.py (places that still give away what is hidden)
FLOOR 4 · pipeline/     loading.py (bytes → events), drawing.py (events + request → picture), exporting.py (→ files),
                        redacting.py (→ redacted events); events.py: one interface to a file and a database
          edit_steps.py changes of cells as a draft keeps them, and the file after them
          parameters/   all parameters of a picture, each with one name: table.py makes the address and the flags;
                        texts.py: how each is written, address.py: all of them as an address
FLOOR 5 · doors: ui/ (the page's panels, the chart component, the session; its __init__ lists them), cli.py with
commands/, flags.py, printed.py, projects.py and serve.py, __main__.py; library.py, for notebooks and programs

Around the house: app.py (the page: ask → pipeline → show), distribution/ (the build backend of the wheel `dateline`),
data/ (the events Dateline opens with), tests/ (the same rooms once more; tests/cases/ are golden scenes, tests/browser/
a real browser), benchmarks/ (run by hand).
"""
