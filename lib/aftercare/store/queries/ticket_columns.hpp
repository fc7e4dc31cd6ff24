// SQL of ticket columns that several lists share. `t` is ticket, `pr` project, `u` unit.
#pragma once

#define AFTERCARE_TICKET_JOINS \
    " LEFT JOIN project pr ON pr.id = t.project_id LEFT JOIN unit u ON u.id = t.unit_id"

#define AFTERCARE_URGENCY_RANK \
    "CASE t.urgency WHEN 'normal' THEN 1 WHEN 'urgent' THEN 2 WHEN 'major' THEN 3 END"

#define AFTERCARE_PARTY                                                                                     \
    "(SELECT p.name FROM work_order o JOIN party p ON p.id = o.party_id WHERE o.ticket_id = t.id ORDER BY " \
    "o.k DESC"                                                                                              \
    " LIMIT 1)"

#define AFTERCARE_CONTACT(COLUMN)                                                       \
    "(SELECT nullif(p." COLUMN                                                          \
    ", '') FROM contact c JOIN person p ON p.id = c.person_id WHERE c.ticket_id = t.id" \
    " ORDER BY c.n LIMIT 1)"

#define AFTERCARE_ASSUMED(CLOCK)                                                                 \
    "(SELECT c.calendar_assumed FROM clock_run c WHERE c.ticket_id = t.id AND c.clock = '" CLOCK \
    "' ORDER BY c.n DESC LIMIT 1)"
