-- The ticket ledger. One file, one site; every table and column says what it holds.
--
-- The journal is the truth. All other tables but person and sqlar are what folding the journal gives (`aftercare
-- verify` proves it); they exist so that a report is one query. Instants are Unix seconds UTC, days are days since
-- 1970-01-01, money is integer fen, enums are ASCII codes, an empty text means that nothing was said. A code is
-- checked by instr() in the list of all of them: for IN with three or more, SQLite builds a B-tree at every INSERT,
-- which makes an import ten times slower.

-- What the ledger knows of itself; one row.
CREATE TABLE ledger(
    id INTEGER PRIMARY KEY CHECK (id = 1),     -- always 1
    site TEXT NOT NULL,                        -- the site's code, first part of every number
    zone TEXT NOT NULL,                        -- IANA time zone in which days and hours are meant
    language TEXT NOT NULL CHECK (language IN ('zh', 'en')),  -- of texts when the locale names none
    shared INTEGER NOT NULL CHECK (shared IN (0, 1))          -- 1: the file is group-writable (0660)
) STRICT;

-- The runs of the journal: a restored ledger goes on in a new epoch. Own entries have the highest chain.
CREATE TABLE chain(
    id INTEGER PRIMARY KEY,                    -- high part of journal.id
    site TEXT NOT NULL,                        -- whose entries these are
    epoch INTEGER NOT NULL CHECK (epoch >= 1), -- 1, then one more after each restore or import
    UNIQUE (site, epoch)
) STRICT;

-- Every act, append-only, each entry chained to the one before by its hash. hash = SHA-256 of these lines joined by
-- LF (no LF behind the last): hash of the entry before in lower-case hex (64 zeros before the first), site, epoch, seq,
-- act, subject_kind, subject, verb, happened_at, recorded_at, actor, os_user, body. seq is id % 2^40 and the epoch is
-- that of chain id / 2^40. An act is one transaction: its entries are found, shown and struck out together. recorded_at
-- never runs back within an epoch.
CREATE TABLE journal(
    id INTEGER PRIMARY KEY,                    -- chain * 2^40 + seq; seq counts from 1
    act INTEGER NOT NULL,                      -- seq of the first entry of its act
    subject_kind TEXT NOT NULL CHECK (instr(
        ' ledger project ticket unit party staff policy group charge ',
        ' ' || subject_kind || ' ')),  -- what it is about
    subject_id INTEGER NOT NULL,               -- its key
    subject TEXT NOT NULL,                     -- its written name, which never changes: AC-2026-000123, AC-U12
    verb TEXT NOT NULL,                        -- the command's word
    happened_at INTEGER NOT NULL,              -- when it happened
    recorded_at INTEGER NOT NULL,              -- when it was entered, by the system clock
    actor TEXT NOT NULL,                       -- who says so
    os_user TEXT NOT NULL,                     -- the account under which the program ran
    body TEXT NOT NULL CHECK (json_valid(body)),       -- the event's fields; people only as id and salted hash
    hash BLOB NOT NULL CHECK (length(hash) = 32)       -- see above
) STRICT;
CREATE INDEX journal_subject ON journal(subject_kind, subject_id);
CREATE INDEX journal_happened ON journal(happened_at, subject_kind, subject_id);
CREATE INDEX journal_rare ON journal(verb) WHERE verb = 'undo' OR verb = 'archive' OR verb = 'archive-check';
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- Entries struck out 冲正 by `aftercare undo`: they stay in the journal, and nobody folds, counts or finds them.
CREATE TABLE struck(
    entry_id INTEGER PRIMARY KEY REFERENCES journal,   -- the entry
    by_entry INTEGER NOT NULL REFERENCES journal       -- the entry that strikes it out
) STRICT;

-- People, apart from the journal so that they can be forgotten. The journal has SHA-256(salt || value), first 32
-- hexadecimal digits, of each value that was ever entered.
CREATE TABLE person(
    id INTEGER PRIMARY KEY,                    -- mentioned by events
    salt TEXT NOT NULL,                        -- 32 hexadecimal digits; empty while there is no value
    name TEXT NOT NULL DEFAULT '',             -- as told
    phone TEXT NOT NULL DEFAULT '',            -- in one form: digits, + of a foreign one, - and an extension
    email TEXT NOT NULL DEFAULT '',            -- of a party
    address TEXT NOT NULL DEFAULT '',          -- of a party
    forgotten_at INTEGER                       -- happened_at of the entry by which the values were blanked
) STRICT;
CREATE INDEX person_name ON person(name, phone) WHERE name <> '';
CREATE INDEX person_phone_tail ON person(substr(phone, instr(phone || '-', '-') - 4, 4)) WHERE phone <> '';

-- Projects 项目.
CREATE TABLE project(
    id INTEGER PRIMARY KEY,                    -- running number
    name TEXT NOT NULL UNIQUE                  -- as written in commands
) STRICT;

-- Units 房屋 and public areas.
CREATE TABLE unit(
    id INTEGER PRIMARY KEY,                    -- running number
    project_id INTEGER NOT NULL REFERENCES project,    -- where it stands
    phase TEXT NOT NULL,                       -- of the project
    section TEXT NOT NULL,                     -- 标段, by which it was built
    building TEXT NOT NULL,                    -- 栋
    entrance TEXT NOT NULL,                    -- 单元
    room TEXT NOT NULL,                        -- 室; leading zeros count
    area TEXT NOT NULL,                        -- name of a public area; then there is no room
    layout TEXT NOT NULL,                      -- 户型
    batch TEXT NOT NULL,                       -- of handing over 交付批次
    name TEXT NOT NULL,                        -- building-entrance-room, or the area
    use TEXT NOT NULL CHECK (instr(' dwelling shop parking ', ' ' || use || ' ')),  -- what it is used as
    handover_on INTEGER,                       -- day it was handed to the owner
    completion_on INTEGER,                     -- day its building was completed
    owner_id INTEGER REFERENCES person,        -- who owns it
    owner_has_phone INTEGER NOT NULL CHECK (owner_has_phone IN (0, 1)),  -- 1: the owner's phone is known
    UNIQUE (name, project_id, phase)
) STRICT;
CREATE INDEX unit_room ON unit(room);
CREATE INDEX unit_owner ON unit(owner_id) WHERE owner_id IS NOT NULL;

-- Further numbers of a unit's owner.
CREATE TABLE unit_contact(
    unit_id INTEGER NOT NULL REFERENCES unit,  -- whose
    n INTEGER NOT NULL,                        -- running number within the unit
    person_id INTEGER NOT NULL REFERENCES person,      -- the owner, with that number
    PRIMARY KEY (unit_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_contact_person ON unit_contact(person_id);

-- Parties 责任单位.
CREATE TABLE party(
    id INTEGER PRIMARY KEY,                    -- running number
    name TEXT NOT NULL UNIQUE,                 -- as written in commands
    kind TEXT NOT NULL CHECK (instr(
        ' contractor designer supplier maintenance own-crew property department utility government ',
        ' ' || kind || ' ')),  -- what they are to the developer
    contact_id INTEGER REFERENCES person       -- their phone, e-mail and address
) STRICT;

-- People of a party.
CREATE TABLE party_person(
    party_id INTEGER NOT NULL REFERENCES party,        -- whose
    n INTEGER NOT NULL,                        -- running number within the party
    person_id INTEGER NOT NULL REFERENCES person,      -- who
    PRIMARY KEY (party_id, n)
) STRICT, WITHOUT ROWID;

-- Contracts of a party, one a project: what it built there, and what is retained from it.
CREATE TABLE contract(
    party_id INTEGER NOT NULL REFERENCES party,        -- whose
    n INTEGER NOT NULL,                        -- running number within the party
    project_id INTEGER NOT NULL REFERENCES project,    -- for which project
    contracted_at INTEGER NOT NULL,            -- when it was first recorded
    settlement INTEGER NOT NULL,               -- sum settled, fen
    retention INTEGER NOT NULL,                -- retained 质保金, fen
    release_on INTEGER,                        -- day on which the retention is released
    scope TEXT NOT NULL,                       -- what it built: elements, each with a defect or without: roof,wet-room:leak; empty: all
    buildings TEXT NOT NULL,                   -- where: 3,5; empty: all of the project
    reminded_on INTEGER,                       -- last day on which its release was reminded of
    reminded_levels INTEGER NOT NULL,          -- bit n: at step n of the ladder on that day
    PRIMARY KEY (party_id, n)
) STRICT, WITHOUT ROWID;

-- The department's people. While empty, nobody is checked.
CREATE TABLE staff(
    id INTEGER PRIMARY KEY,                    -- running number
    name TEXT NOT NULL UNIQUE,                 -- as given with --by
    role TEXT NOT NULL CHECK (instr(' desk engineer supervisor manager ', ' ' || role || ' ')),  -- what they may do
    email TEXT NOT NULL,                       -- for reminders
    os_user TEXT NOT NULL,                     -- their account on the machine
    left_on INTEGER                            -- day from whose 00:00 on they are of the department no more
) STRICT;

-- Versions of the policy; the highest is in force.
CREATE TABLE policy(
    id INTEGER PRIMARY KEY,                    -- version
    applied_at INTEGER NOT NULL,               -- since when
    text TEXT NOT NULL,                        -- the TOML file as applied
    frozen TEXT NOT NULL                       -- the same as JSON, as the program that applied it read it
) STRICT;

-- Tickets 诉求单 as they stand.
CREATE TABLE ticket(
    id INTEGER PRIMARY KEY,                    -- site_no * 10^12 + year * 10^7 + n
    number TEXT NOT NULL,                      -- as written: AC-2026-000123
    state TEXT NOT NULL CHECK (instr(
        ' new accepted declined dispatched in_progress on_hold completed closed withdrawn merged void ',
        ' ' || state || ' ')),  -- where it stands
    state_since INTEGER NOT NULL,              -- when it came there
    state_by TEXT NOT NULL,                    -- who brought it there
    closed_how TEXT CHECK (instr(
        ' verified no-objection answered forced imported ',
        ' ' || closed_how || ' ')),  -- if closed
    closed_by_owner INTEGER NOT NULL CHECK (closed_by_owner IN (0, 1)),  -- forced, but counted as the owner's
    return_until INTEGER,                      -- over: until then it may be reopened or appealed
    archived_at INTEGER,                       -- when its record was filed; since then it is read only
    kind TEXT NOT NULL CHECK (instr(' repair complaint enquiry suggestion praise service ', ' ' || kind || ' ')),  -- 类型
    channel TEXT NOT NULL,                     -- 渠道, policy code
    project_id INTEGER NOT NULL REFERENCES project,    -- where
    unit_id INTEGER REFERENCES unit,           -- the unit or public area, when it is registered
    place TEXT NOT NULL,                       -- free text of a place that is not
    element TEXT NOT NULL,                     -- 部位, policy code
    defect TEXT NOT NULL,                      -- policy code
    location TEXT NOT NULL,                    -- where in the unit, in words
    category TEXT NOT NULL,                    -- 类别, policy code
    urgency TEXT CHECK (instr(' normal urgent major ', ' ' || urgency || ' ')),  -- 紧急程度, once judged
    liability TEXT NOT NULL,                   -- 责任: contractor or contractor=70,owner=30
    liability_final INTEGER NOT NULL CHECK (liability_final IN (0, 1)),  -- 0: provisional
    symptom TEXT NOT NULL,                     -- what is wrong, in the owner's words
    expected TEXT NOT NULL,                    -- what the owner wants
    anonymous_reason TEXT NOT NULL,            -- why no contact was given
    noticed_at INTEGER,                        -- when the owner first saw it
    received_at INTEGER NOT NULL,              -- when it was received
    received_by TEXT NOT NULL,                 -- who received it, if that is known
    source TEXT NOT NULL,                      -- system it was imported from
    source_id TEXT NOT NULL,                   -- its key there
    source_digest TEXT NOT NULL,               -- of the imported values
    ref TEXT NOT NULL,                         -- 转办编号, under which an authority or a lawyer referred it
    ref_due INTEGER,                           -- by when they want to hear
    ref_solved INTEGER CHECK (ref_solved IN (0, 1)),        -- whether they say it was solved
    ref_satisfied INTEGER CHECK (ref_satisfied IN (0, 1)),  -- whether they say the owner is content
    party_id INTEGER REFERENCES party,         -- of the newest order
    handler TEXT NOT NULL,                     -- who sees to it
    handler_assigned INTEGER NOT NULL CHECK (handler_assigned IN (0, 1)),  -- 1: named by `assign`
    next_action TEXT CHECK (instr(' triage order visit done verify review escalate answer ', ' ' || next_action || ' ')),
                                               -- what the handler does next
    next_at INTEGER,                           -- by when
    next_assumed INTEGER NOT NULL CHECK (next_assumed IN (0, 1)),  -- next_at crossed a year without holidays
    respond_by INTEGER,                        -- due of the response clock
    resolve_by INTEGER,                        -- due of the resolve clock
    responded_at INTEGER,                      -- when a person first spoke with the owner
    written_to_at INTEGER,                     -- when a person first wrote to the owner
    owner_wrote_at INTEGER,                    -- the owner first wrote to us after the report
    confirmed_at INTEGER,                      -- when it was first read back complete
    accepted_at INTEGER,                       -- when it was first triaged in this appeal
    dispatched_at INTEGER,                     -- when the first order was issued
    started_at INTEGER,                        -- when the present work began
    made_safe_at INTEGER,                      -- when the danger was over
    completed_at INTEGER,                      -- when the present repair was done
    informed_at INTEGER,                       -- last contact with the owner
    told_done_at INTEGER,                      -- when the owner was first informed after the repair
    inform_count INTEGER NOT NULL,             -- how often the owner was informed
    notice_written INTEGER NOT NULL CHECK (notice_written IN (0, 1)),  -- 1: at least once in writing
    closed_at INTEGER,                         -- when it was closed, while it is and that is known
    first_closed_at INTEGER,                   -- the first closing keeps its figures
    cycle INTEGER NOT NULL CHECK (cycle >= 1), -- 1, one more after each reopening
    rework_count INTEGER NOT NULL,             -- rejected verifications
    chase_count INTEGER NOT NULL,              -- the owner's repeat calls
    plan_version INTEGER NOT NULL,             -- of the newest plan, 0 for none
    consent_needed INTEGER NOT NULL CHECK (consent_needed IN (0, 1)),  -- by the newest plan
    consent_plan INTEGER,                      -- the plan consented to by the unit worked in
    consent_refused INTEGER NOT NULL CHECK (consent_refused IN (0, 1)),  -- of the newest plan
    source_unit_id INTEGER REFERENCES unit,    -- where the survey found the cause
    result TEXT NOT NULL,                      -- of the repair or answer
    cause TEXT NOT NULL,                       -- root cause, policy code
    adopted INTEGER NOT NULL CHECK (adopted IN (0, 1)),                -- the suggestion was taken up
    answer_refused INTEGER NOT NULL CHECK (answer_refused IN (0, 1)),  -- the owner did not accept the answer
    date_flag INTEGER NOT NULL CHECK (date_flag IN (0, 1)),            -- imported with a closing before its opening
    callback_state TEXT CHECK (instr(' due reached unreachable refused waived ', ' ' || callback_state || ' ')),  -- 回访, of the callback last begun or acted on in this cycle
    score INTEGER CHECK (score BETWEEN 1 AND 5),       -- first score of the cycle
    score_about TEXT CHECK (instr(' repair service speed ', ' ' || score_about || ' ')),  -- what it is about
    called_at INTEGER,                         -- when the owner was reached
    merged_into INTEGER REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,    -- the ticket that goes on in its place
    merged_from TEXT,                          -- its state before that
    has_merged INTEGER NOT NULL CHECK (has_merged IN (0, 1)),  -- 1: others were merged into it
    works_from_at INTEGER,                     -- neighbours were told that work begins then
    follows INTEGER REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,        -- the earlier ticket of the same thing
    follows_said INTEGER NOT NULL CHECK (follows_said IN (0, 1)),      -- 1: said so, not found by place and thing
    is_repeat INTEGER NOT NULL CHECK (is_repeat IN (0, 1)),            -- 1: it came back within the repeat window
    emergency_start INTEGER NOT NULL CHECK (emergency_start IN (0, 1)),  -- 1: work began past a gate, for a reason
    escalated_at INTEGER,                      -- last reported up
    escalated_to TEXT NOT NULL,                -- to whom
    escalation_noted_at INTEGER,               -- when they acknowledged it
    escalation_noted_by TEXT NOT NULL,         -- who did
    extension_count INTEGER NOT NULL,          -- new dates asked for
    warranty_class TEXT NOT NULL,              -- policy code; empty: none fits
    owner_until INTEGER,                       -- last day of the owner's warranty
    contractor_until INTEGER,                  -- last day of the contractor's
    owner_cover TEXT CHECK (instr(' covered not-covered unknown ', ' ' || owner_cover || ' ')),  -- on the tested day
    contractor_cover TEXT CHECK (instr(' covered not-covered unknown ', ' ' || contractor_cover || ' ')),  -- the same
    warranty_gap INTEGER NOT NULL CHECK (warranty_gap IN (0, 1)),      -- 1: the owner is covered, the contractor free
    archive_digest TEXT NOT NULL,              -- SHA-256 of the bundle's manifest
    archive_path TEXT NOT NULL                 -- where the bundle was put
) STRICT;
CREATE UNIQUE INDEX ticket_source ON ticket(source, source_id) WHERE source_id <> '' AND state <> 'void';
CREATE INDEX ticket_unit ON ticket(unit_id, received_at) WHERE unit_id IS NOT NULL;
CREATE INDEX ticket_merged ON ticket(merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ticket_place ON ticket(place) WHERE place <> '';
CREATE INDEX ticket_follows ON ticket(follows) WHERE follows IS NOT NULL;
CREATE INDEX ticket_received ON ticket(received_at);
CREATE INDEX ticket_next ON ticket(next_at, state) WHERE next_action IS NOT NULL;
CREATE INDEX ticket_ended ON ticket(state_since, received_at) WHERE next_action IS NULL;
CREATE INDEX ticket_filing ON ticket(coalesce(return_until, 0)) WHERE next_action IS NULL AND archived_at IS NULL;

-- Contacts 联系人 of a ticket.
CREATE TABLE contact(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- whose
    n INTEGER NOT NULL,                        -- running number within the ticket
    person_id INTEGER NOT NULL REFERENCES person,      -- who
    role TEXT NOT NULL CHECK (instr(' owner tenant family agent anonymous ', ' ' || role || ' ')),  -- as what
    has_phone INTEGER NOT NULL CHECK (has_phone IN (0, 1)),    -- 1: a phone is known
    by_default INTEGER NOT NULL CHECK (by_default IN (0, 1)),  -- 1: the unit's owner, since nobody was named
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_person ON contact(person_id);

-- Work orders 派工单, written N/k.
CREATE TABLE work_order(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- N
    k INTEGER NOT NULL,                        -- k
    state TEXT NOT NULL CHECK (instr(
        ' issued served acked on_site done verified returned transferred cancelled defaulted ',
        ' ' || state || ' ')),  -- where it stands
    kind TEXT NOT NULL CHECK (kind IN ('repair', 'coordination')),     -- coordination costs nothing
    party_id INTEGER NOT NULL REFERENCES party,        -- to whom; never changes
    person_id INTEGER REFERENCES person,       -- the party's person who comes
    task TEXT NOT NULL,                        -- what to do
    due_at INTEGER NOT NULL,                   -- by when
    phone_first INTEGER NOT NULL CHECK (phone_first IN (0, 1)),        -- ordered by phone, in writing later
    replaces INTEGER,                          -- k of the order it replaces
    issued_at INTEGER NOT NULL,                -- when
    issued_by TEXT NOT NULL,                   -- by whom
    served_at INTEGER,                         -- first delivered in writing
    served_how TEXT,                           -- by which means
    formal_at INTEGER,                         -- the formal notice of defect reached the party
    formal_how TEXT,                           -- by which means
    formal_late INTEGER NOT NULL CHECK (formal_late IN (0, 1)),        -- that was entered late, and no file shows it
    cure_by INTEGER,                           -- until when the party may mend it itself; NULL: at once
    acked_at INTEGER,                          -- acknowledged
    arrived_at INTEGER,                        -- first on site
    done_at INTEGER,                           -- finished
    ended_at INTEGER,                          -- returned, transferred, cancelled or defaulted
    sheet_signed INTEGER NOT NULL CHECK (sheet_signed IN (0, 1)),      -- the owner signed the sheet
    rework_count INTEGER NOT NULL,             -- sent back by a rejected verification
    cycle INTEGER NOT NULL,                    -- of the ticket when it was issued
    emergency INTEGER NOT NULL CHECK (emergency IN (0, 1)),            -- work had to begin in an emergency in that cycle
    emergency_late INTEGER NOT NULL CHECK (emergency_late IN (0, 1)),  -- as above, but entered late
    PRIMARY KEY (ticket_id, k)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_due ON work_order(due_at);

-- Windows agreed with the owner 预约.
CREATE TABLE appointment(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- whose
    n INTEGER NOT NULL,                        -- running number within the ticket
    order_k INTEGER NOT NULL,                  -- for which order
    from_at INTEGER NOT NULL,                  -- window begins
    until_at INTEGER NOT NULL,                 -- window ends
    outcome TEXT CHECK (instr(
        ' arrived owner contractor moved missed ',
        ' ' || outcome || ' ')),  -- owner, contractor: no-show
    arrived_at INTEGER,                        -- if they came
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;

-- Every run of every clock; no overdue flag is stored, only due instants.
CREATE TABLE clock_run(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- whose
    n INTEGER NOT NULL,                        -- running number within the ticket
    clock TEXT NOT NULL CHECK (instr(
        ' response feedback accept dispatch visit safe resolve verify inform callback escalate promise '
        || 'written attend reply ',
        ' ' || clock || ' ')),  -- which
    cycle INTEGER NOT NULL,                    -- of the ticket when it began
    order_k INTEGER,                           -- the order that it is of: visit, written
    part_n INTEGER,                            -- the appointment, promise or callback that it is of
    started_at INTEGER NOT NULL,               -- from when it counts
    due_original_at INTEGER NOT NULL,          -- the first commitment; only a hold moves it
    due_at INTEGER NOT NULL,                   -- the current one; of a suspended run: if the hold ends at its review
    standard_by INTEGER,                       -- of resolve: the policy's own due, whatever was committed
    pace TEXT NOT NULL CHECK (instr(' wall working service ', ' ' || pace || ' ')),  -- which hours count
    calendar_assumed INTEGER NOT NULL CHECK (calendar_assumed IN (0, 1)),      -- crossed a year without holidays
    policy_version INTEGER NOT NULL,           -- under which it began
    suspended_until INTEGER,                   -- a hold stops its current due until then, or ends before
    stopped_at INTEGER,                        -- when it stopped
    outcome TEXT NOT NULL CHECK (instr(' running met missed dropped ', ' ' || outcome || ' ')),  -- as its acts left it; dropped: neither met nor missed
    missed_before INTEGER NOT NULL CHECK (missed_before IN (0, 1)),  -- 1: a date was missed that has since been replaced
    extension_count INTEGER NOT NULL,          -- new dates asked for
    cut_from INTEGER,                          -- the promised date that a raise of urgency last cut
    what TEXT NOT NULL,                        -- of a promise: what was said
    reminded_on INTEGER,                       -- last day on which it was reminded of
    reminded_levels INTEGER NOT NULL,          -- bit n: at step n of the ladder on that day
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX clock_due ON clock_run(due_at, clock) WHERE stopped_at IS NULL;

CREATE INDEX clock_ahead ON clock_run(due_at) WHERE stopped_at < due_at - 86400;
CREATE INDEX clock_original ON clock_run(due_original_at) WHERE due_original_at <> due_at;
CREATE INDEX clock_standard ON clock_run(standard_by) WHERE standard_by <> due_at;
CREATE INDEX clock_outlives ON clock_run(stopped_at, started_at) WHERE clock IN ('callback', 'reply') AND stopped_at IS NOT NULL;
CREATE INDEX clock_promise ON clock_run(due_at) WHERE clock = 'promise' AND outcome <> 'dropped';

-- Holds 挂起.
CREATE TABLE hold(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- whose
    n INTEGER NOT NULL,                        -- running number within the ticket
    reason TEXT NOT NULL,                      -- policy code
    from_at INTEGER NOT NULL,                  -- as it counts: at most 24 h before its entry
    review_at INTEGER NOT NULL,                -- to be looked at again
    stops_clocks INTEGER NOT NULL CHECK (stops_clocks IN (0, 1)),      -- the owner's own delay
    is_observation INTEGER NOT NULL CHECK (is_observation IN (0, 1)),  -- 1: what is done is watched meanwhile
    until_at INTEGER,                          -- when it ended
    reminded_on INTEGER,                       -- last day on which its review was reminded of
    reminded_levels INTEGER NOT NULL,          -- bit n: at step n of the ladder on that day
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;

-- Callbacks 回访: a closing begins one, of a leak one more for later; a dissatisfied answer that reopens nothing one.
CREATE TABLE callback(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- whose
    n INTEGER NOT NULL,                        -- running number within the ticket
    cycle INTEGER NOT NULL,                    -- of the ticket when it began
    why TEXT NOT NULL CHECK (instr(' closing later again unasked ', ' ' || why || ' ')),  -- what began it
    state TEXT NOT NULL CHECK (instr(' due reached unreachable refused waived ', ' ' || state || ' ')),  -- where it stands
    from_at INTEGER NOT NULL,                  -- to be made from then on
    again_at INTEGER,                          -- the owner asked to be called then
    attempt_count INTEGER NOT NULL,            -- calls without reaching the owner
    attempt_days INTEGER NOT NULL,             -- on so many days
    last_attempt_on INTEGER,                   -- day of the last one
    ended_at INTEGER,                          -- reached, given up, refused or waived
    caller TEXT NOT NULL,                      -- who called last
    score INTEGER CHECK (score BETWEEN 1 AND 5),       -- what the owner gave
    score_about TEXT CHECK (instr(' repair service speed ', ' ' || score_about || ' ')),  -- what it is about
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),  -- 1: the first score of its cycle
    not_sampled INTEGER NOT NULL CHECK (not_sampled IN (0, 1)),        -- 1: waived since the sample left it out
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_from ON hold(from_at);
CREATE INDEX callback_due ON callback(from_at) WHERE state = 'due';

-- Cost lines.
CREATE TABLE cost(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- whose
    n INTEGER NOT NULL,                        -- running number within the ticket
    kind TEXT NOT NULL CHECK (instr(' labour material other ', ' ' || kind || ' ')),  -- for what
    amount INTEGER NOT NULL CHECK (amount >= 0),       -- fen
    order_k INTEGER,                           -- on which order
    incurred_at INTEGER NOT NULL,              -- when
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;

-- Files of a ticket.
CREATE TABLE attachment(
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- whose
    n INTEGER NOT NULL,                        -- running number within the ticket
    path TEXT NOT NULL,                        -- where it was when attached
    size INTEGER NOT NULL,                     -- bytes
    sha256 TEXT NOT NULL,                      -- of the content, 64 hexadecimal digits
    media_type TEXT NOT NULL,                  -- image/jpeg …
    embedded INTEGER NOT NULL CHECK (embedded IN (0, 1)),      -- 1: sqlar holds a copy
    purpose TEXT NOT NULL,                     -- attach, serve (proof) or done (evidence)
    order_k INTEGER,                           -- of which order
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;

-- Group complaints 群诉.
CREATE TABLE complaint_group(
    id INTEGER PRIMARY KEY,                    -- running number
    state TEXT NOT NULL CHECK (instr(' confirmed dismissed answered closed ', ' ' || state || ' ')),  -- where it stands
    state_since INTEGER NOT NULL,              -- when it came there
    lead TEXT NOT NULL,                        -- of the staff, who leads
    spokesperson_id INTEGER REFERENCES person, -- who speaks for the households
    statement TEXT NOT NULL,                   -- what is said to all
    stated_at INTEGER,                         -- since when
    formed_at INTEGER NOT NULL                 -- when the group was formed
) STRICT;

-- Tickets of a group.
CREATE TABLE group_member(
    group_id INTEGER NOT NULL REFERENCES complaint_group,      -- whose
    n INTEGER NOT NULL,                        -- running number within the group
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- which
    joined_at INTEGER NOT NULL,                -- when it was added
    answered_at INTEGER,                       -- when its household was answered
    PRIMARY KEY (group_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_ticket ON group_member(ticket_id);

-- Back-charges 扣款.
CREATE TABLE charge(
    id INTEGER PRIMARY KEY,                    -- running number
    ticket_id INTEGER NOT NULL REFERENCES ticket,      -- the order's ticket
    order_k INTEGER NOT NULL,                  -- the order that was not fulfilled
    party_id INTEGER NOT NULL REFERENCES party,        -- who owes
    project_id INTEGER NOT NULL REFERENCES project,    -- whose contract
    state TEXT NOT NULL CHECK (instr(
        ' open noticed disputed litigated agreed settled waived ',
        ' ' || state || ' ')),  -- where it stands
    state_since INTEGER NOT NULL,              -- when it came there
    opened_at INTEGER NOT NULL,                -- when
    opened_by TEXT NOT NULL,                   -- by whom
    opened_claim INTEGER NOT NULL,             -- fen claimed when it was opened
    claimed INTEGER NOT NULL,                  -- what replacing the order cost, fen
    costs TEXT NOT NULL,                       -- numbers of the ticket's costs that it is the sum of: 1,3
    weak TEXT NOT NULL,                        -- what the proof chain lacks, a code; empty: it is strong
    noticed_at INTEGER,                        -- when the party was told
    noticed_how TEXT,                          -- by which means
    agreed INTEGER,                            -- fen agreed on
    deducted INTEGER NOT NULL,                 -- fen taken from the retention
    invoiced INTEGER NOT NULL,                 -- fen invoiced
    received INTEGER NOT NULL,                 -- fen received of what was invoiced
    settled_at INTEGER,                        -- when it was settled
    waived_by TEXT NOT NULL,                   -- the manager who approved the waiver
    limitation_on INTEGER NOT NULL             -- last day of the limitation period
) STRICT;
CREATE INDEX charge_ticket ON charge(ticket_id);

-- Embedded files, in the form that `sqlite3 -A` extracts.
CREATE TABLE sqlar(
    name TEXT PRIMARY KEY,                     -- NUMBER/n-filename
    mode INT,                                  -- always 33188: a plain file, 0644
    mtime INT,                                 -- happened_at of the entry that attached it
    sz INT,                                    -- size of the original
    data BLOB                                  -- the content, not compressed
) STRICT;

-- Grams of symptoms (rowid = ticket.id) and of results, answers and notes (rowid = journal.id); see support/grams.hpp.
CREATE VIRTUAL TABLE symptom_gram USING fts5(grams, content='', columnsize=0, detail=full, tokenize='ascii');
CREATE VIRTUAL TABLE words_gram USING fts5(grams, content='', columnsize=0, detail=full, tokenize='ascii');
