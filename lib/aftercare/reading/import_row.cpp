#include "aftercare/reading/import_row.hpp"

#include "aftercare/support/hash.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_digest_digits = 32;

using Fields = std::vector<std::string>;
using Faults = std::vector<RowFault>;

/// No value can contain the separator: cells come without control characters of this kind or are told apart
/// by the length in front.
void add(std::string& text, std::string_view value) {
    text += std::to_string(value.size());
    text += ':';
    text += value;
}

void add(std::string& text, std::optional<Instant> at) {
    add(text, at ? std::to_string(at->seconds) : std::string());
}

}  // namespace

std::string digest_of(const MappedRow& row) {
    const auto& report = row.report;
    std::string text;
    text.reserve(512);
    add(text, code_of(report.kind));
    add(text, std::string_view(report.channel));
    add(text, report.urgency ? code_of(*report.urgency) : std::string_view());
    for (const auto* value : {&row.project, &row.unit, &row.area, &report.element, &report.defect,
                              &report.location, &report.category, &report.symptom, &report.expected,
                              &report.received_by, &report.anonymous_reason, &report.ref, &row.result}) {
        add(text, std::string_view(*value));
    }
    add(text, code_of(row.role));
    add(text, std::optional(row.received_at));
    add(text, std::string_view(row.is_closed ? "closed" : ""));
    add(text, row.closed_at);
    add(text, report.noticed_at);
    add(text, report.ref_due);
    return to_hex(sha256(text)).substr(0, k_digest_digits);
}

std::string whole_digest_of(const MappedRow& row) {
    auto text = digest_of(row);
    add(text, std::string_view(row.contact));
    for (const auto& phone : row.phones) {
        add(text, std::string_view(phone));
    }
    return to_hex(sha256(text)).substr(0, k_digest_digits);
}

template <Coded E>
void RowMapper::put(std::optional<E>& target, TicketField field, const Fields& fields, Faults& faults) {
    if (const auto found = from_code<E>(m_cells.code(field, fields, faults))) {
        target = *found;
    }
}

void RowMapper::map_times(const Fields& fields, Instant at, MappedRow& row, Faults& faults) {
    const auto check_future = [&](TicketField field, Instant said) {
        if (said > at) {
            faults.push_back(
                {RowFaultWhy::in_future, m_cells.column(field), m_cells.text_of(field, fields), {}});
        }
    };
    const auto before = faults.size();
    if (const auto received = m_cells.time(TicketField::received_at, fields, faults)) {
        row.received_at = received->at;
        check_future(TicketField::received_at, received->at);
    } else if (faults.size() == before) {
        faults.push_back({RowFaultWhy::empty, m_cells.column(TicketField::received_at), {}, {}});
    }
    if (auto closed = m_cells.time(TicketField::closed_at, fields, faults)) {
        // Only a day was said: on the day of receipt, the closing cannot have been before it.
        if (!closed->has_clock && closed->at < row.received_at && row.received_at - closed->at < k_24_hours) {
            closed->at = row.received_at;
        }
        row.closed_at = closed->at;
        check_future(TicketField::closed_at, closed->at);
    }
    if (const auto noticed = m_cells.time(TicketField::noticed, fields, faults)) {
        row.report.noticed_at = noticed->at;
    }
    if (const auto due = m_cells.time(TicketField::ref_due, fields, faults)) {
        row.report.ref_due = due->has_clock ? due->at : end_of(day_of(due->at));
    }
}

/// What its source says decides; an open row may carry the date of an earlier closing.
void RowMapper::map_state(const Fields& fields, MappedRow& row, Faults& faults) {
    const auto said = from_code<State>(m_cells.code(TicketField::state, fields, faults));
    row.is_closed = said ? *said == State::closed : row.closed_at.has_value();
    if (!row.is_closed) {
        row.closed_at.reset();
    }
}

void RowMapper::map_people(const Fields& fields, MappedRow& row, Faults& faults) {
    row.contact = m_cells.person(TicketField::contact, fields, faults);
    row.phones = m_cells.phones(TicketField::phone, fields, faults);
    row.report.anonymous_reason =
        m_cells.entered(TicketField::anonymous_reason, TextKind::prose, fields, faults);
}

/// What a ticket needs however it comes; only of a row that can be read, whose cells say what is missing.
void RowMapper::require(const MappedRow& row, Faults& faults) const {
    if (!faults.empty()) {
        return;
    }
    if (row.unit.empty() && row.area.empty()) {
        faults.push_back({RowFaultWhy::no_place, m_cells.column(TicketField::unit), {}, {}});
    }
    if (row.contact.empty() && row.phones.empty() && row.report.anonymous_reason.empty()) {
        faults.push_back({RowFaultWhy::no_contact, m_cells.column(TicketField::contact), {}, {}});
    }
}

void RowMapper::map_codes(const Fields& fields, MappedRow& row, Faults& faults) {
    std::optional<Kind> kind;
    std::optional<ContactRole> role;
    put(kind, TicketField::kind, fields, faults);
    put(role, TicketField::role, fields, faults);
    put(row.report.urgency, TicketField::urgency, fields, faults);
    row.report.kind = kind.value_or(Kind::repair);
    row.report.channel = m_cells.code(TicketField::channel, fields, faults);
    row.role = role.value_or(ContactRole::owner);
    row.report.element = m_cells.code(TicketField::element, fields, faults);
    row.report.defect = m_cells.code(TicketField::defect, fields, faults);
    row.report.category = m_cells.code(TicketField::category, fields, faults);
}

MappedRow RowMapper::map(const Fields& fields, Instant at, Faults& faults) {
    MappedRow row;
    auto& report = row.report;
    report.source = m_source;
    const auto before = faults.size();
    report.source_id = m_cells.entered(TicketField::source_id, TextKind::name, fields, faults);
    if (report.source_id.empty() && faults.size() == before) {
        faults.push_back({RowFaultWhy::empty, m_cells.column(TicketField::source_id), {}, {}});
    }
    map_times(fields, at, row, faults);
    map_state(fields, row, faults);
    map_codes(fields, row, faults);
    const auto text = [&](TicketField field, TextKind kind) {
        return m_cells.entered(field, kind, fields, faults);
    };
    row.project = text(TicketField::project, TextKind::name);
    row.unit = text(TicketField::unit, TextKind::name);
    row.area = text(TicketField::area, TextKind::name);
    map_people(fields, row, faults);
    row.result = text(TicketField::result, TextKind::prose);
    report.location = text(TicketField::location, TextKind::line);
    report.expected = text(TicketField::expected, TextKind::prose);
    report.received_by = text(TicketField::received_by, TextKind::name);
    report.ref = text(TicketField::ref, TextKind::name);
    const auto before_symptom = faults.size();
    report.symptom = text(TicketField::symptom, TextKind::prose);
    if (report.symptom.empty() && faults.size() == before_symptom) {
        faults.push_back({RowFaultWhy::empty, m_cells.column(TicketField::symptom), {}, {}});
    }
    require(row, faults);
    return row;
}

}  // namespace aftercare
