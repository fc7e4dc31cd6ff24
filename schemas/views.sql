-- Views for questions that no report answers, for the sqlite3 shell and for programs that read the ledger:
--
--     sqlite3 -readonly -init /usr/local/share/aftercare/views.sql ledger.db
--
-- They are TEMP views: the ledger itself keeps few objects, since every program that opens it reads them all. Times
-- are in the time zone of the machine ('localtime'), which should be the ledger's; money is in yuan. Names and phones
-- are not masked here: whoever may read the file sees them.

-- Open tickets with the names of what they point to.
CREATE TEMP VIEW open_ticket AS
SELECT t.number, t.state, t.kind, t.urgency, t.category, pr.name AS project, coalesce(u.name, t.place) AS unit,
    t.element, t.defect, t.symptom, t.handler, t.next_action,
    datetime(t.next_at, 'unixepoch', 'localtime') AS next_at,
    datetime(t.received_at, 'unixepoch', 'localtime') AS received_at,
    (SELECT p.name FROM work_order o JOIN party p ON p.id = o.party_id WHERE o.ticket_id = t.id
     ORDER BY o.k DESC LIMIT 1) AS party
FROM ticket t JOIN project pr ON pr.id = t.project_id LEFT JOIN unit u ON u.id = t.unit_id
WHERE t.next_action IS NOT NULL;

-- Clocks past due at this moment, a row for each ticket and clock.
CREATE TEMP VIEW overdue AS
SELECT t.number, c.clock, datetime(c.due_at, 'unixepoch', 'localtime') AS due_at,
    round((unixepoch('now') - c.due_at) / 3600.0, 1) AS overdue_hours, c.calendar_assumed,
    t.state, t.urgency, coalesce(u.name, t.place) AS unit, t.handler, t.symptom
FROM clock_run c JOIN ticket t ON t.id = c.ticket_id LEFT JOIN unit u ON u.id = t.unit_id
WHERE c.stopped_at IS NULL AND c.due_at < unixepoch('now');

-- Contacts of tickets.
CREATE TEMP VIEW ticket_contact AS
SELECT t.number, c.n, c.role, p.name, p.phone, p.forgotten_at IS NOT NULL AS forgotten
FROM contact c JOIN ticket t ON t.id = c.ticket_id JOIN person p ON p.id = c.person_id;

-- Work orders with the party, and how long each step took in hours.
CREATE TEMP VIEW order_step AS
SELECT t.number || '/' || o.k AS work_order, p.name AS party, o.state, o.task,
    datetime(o.issued_at, 'unixepoch', 'localtime') AS issued_at,
    datetime(o.due_at, 'unixepoch', 'localtime') AS due_at,
    round((o.served_at - o.issued_at) / 3600.0, 1) AS hours_to_serve,
    round((o.arrived_at - o.issued_at) / 3600.0, 1) AS hours_to_arrive,
    round((o.done_at - o.issued_at) / 3600.0, 1) AS hours_to_finish,
    o.done_at > o.due_at AS late, o.rework_count
FROM work_order o JOIN ticket t ON t.id = o.ticket_id JOIN party p ON p.id = o.party_id;

-- What each ticket cost, in yuan.
CREATE TEMP VIEW ticket_cost AS
SELECT t.number, sum(c.amount) FILTER (WHERE c.kind = 'labour') / 100.0 AS labour,
    sum(c.amount) FILTER (WHERE c.kind = 'material') / 100.0 AS material,
    sum(c.amount) FILTER (WHERE c.kind = 'other') / 100.0 AS other, sum(c.amount) / 100.0 AS total
FROM cost c JOIN ticket t ON t.id = c.ticket_id GROUP BY t.id;

-- The history of tickets, one line for each entry of the journal.
CREATE TEMP VIEW ticket_history AS
SELECT j.subject AS number, j.verb, j.id IN (SELECT entry_id FROM struck) AS struck,
    datetime(j.happened_at, 'unixepoch', 'localtime') AS happened_at, datetime(j.recorded_at, 'unixepoch', 'localtime') AS recorded_at, j.actor, j.body
FROM journal j WHERE j.subject_kind = 'ticket';
