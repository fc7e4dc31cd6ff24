#include "apps/shared/list_filters.hpp"

#include <algorithm>
#include <array>

#include "aftercare/core/room.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/phone.hpp"
#include "apps/shared/list_values.hpp"
#include "apps/shared/policy_words.hpp"
#include "apps/shared/session.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

/// Binds the values of one filter to what its column holds.
class Binder {
  public:
    Binder(const ListColumn& column, FilterOp op, Session& session)
        : m_column(column), m_op(op), m_session(session) {}

    void add(const std::string& value) {
        if (value.empty()) {
            m_bound.empty = true;
        } else if (m_op == FilterOp::contains) {
            add_part(value);
        } else if (is_time(m_column.column.kind)) {
            add_span(value);
        } else if (is_number(m_column.column.kind)) {
            m_bound.values.emplace_back(number_of(m_column.column, value).value_or(0));
        } else {
            add_named(value);
        }
    }

    BoundFilter bound(std::size_t column) {
        m_bound.column = column;
        // A comparison of rank has become the codes that fit it.
        m_bound.op =
            m_column.column.kind == ColumnKind::code && !is_equality(m_op) && m_op != FilterOp::contains
                ? FilterOp::equals
                : m_op;
        return std::move(m_bound);
    }

  private:
    void add_part(const std::string& value) {
        const auto& column = m_column.column;
        m_bound.values.emplace_back(
            column.kind == ColumnKind::phone ? phone_part(value) : fixed_code(column, value).value_or(value));
    }

    void add_span(const std::string& value) {
        const auto span = span_of(m_column.column, value, m_session.at());
        const bool day = m_column.column.kind == ColumnKind::day;
        m_bound.values.emplace_back(day ? std::int64_t{day_of(span.from).number} : span.from.seconds);
        m_bound.values.emplace_back(day ? std::int64_t{day_of(span.from).number} + 1 : span.until.seconds);
    }

    void add_named(const std::string& value) {
        switch (m_column.column.kind) {
            case ColumnKind::code:
                add_codes(value);
                break;
            case ColumnKind::phone:
                m_bound.values.emplace_back(phone_part(value));
                break;
            case ColumnKind::room:
                m_bound.values.emplace_back(fold_room_part(value));
                break;
            case ColumnKind::unit:
                for (const auto& unit : find_units(m_session.view(), value, {})) {
                    m_bound.keys.emplace_back(unit.id.value);
                }
                m_bound.values.emplace_back(value);
                break;
            case ColumnKind::id:
                add_id(value);
                break;
            default:
                m_bound.values.emplace_back(value);
        }
    }

    void add_id(const std::string& value) {
        const auto& ledger = m_session.ledger().state();
        if (m_column.key == nullptr) {
            m_bound.values.emplace_back(written_in_full(ledger.site, value, m_session.at()));
            return;
        }
        const auto by = value.starts_with('@') ? m_session.by() : std::string();
        if (const auto ticket = ticket_if_any(m_session.view(), ledger, value, m_session.at(), by)) {
            m_bound.keys.emplace_back(ticket->id.value);
        } else if (!is_equality(m_op)) {
            throw Error(ErrorKind::fact, form(tr("no such ticket: {id}"), fmt::arg("id", value)), {},
                        tr("find it with `aftercare look WORD`"));
        }
    }

    void add_codes(const std::string& value) {
        const auto& column = m_column.column;
        if (is_open_word(column, value)) {
            for (std::size_t i = 0; i < k_state_codes.size(); ++i) {
                if (is_open(static_cast<State>(i))) {
                    m_bound.values.emplace_back(std::string(k_state_codes.at(i)));
                }
            }
        } else if (is_policy_list(column.code_list)) {
            add_policy_codes(value);
        } else {
            const auto code = fixed_code(column, value).value_or(value);
            for (const auto& each : is_equality(m_op) ? std::vector<std::string_view>{code}
                                                      : codes_by_rank(column.code_list, code)) {
                m_bound.values.emplace_back(std::string(each));
            }
        }
    }

    std::vector<std::string_view> codes_by_rank(std::string_view list, std::string_view code) const {
        const auto codes = codes_in(list);
        const auto at = std::find(codes.begin(), codes.end(), code);
        switch (m_op) {
            case FilterOp::less:
                return {codes.begin(), at};
            case FilterOp::at_most:
                return {codes.begin(), at + 1};
            case FilterOp::greater:
                return {at + 1, codes.end()};
            default:
                return {at, codes.end()};
        }
    }

    /// A code of the policy in force, and those below it.
    void add_policy_codes(const std::string& value) {
        const auto& column = m_column.column;
        const auto codes = policy_codes(m_session.view(), column.code_list);
        const auto code =
            policy_code(codes, form(tr("filter {field}"), fmt::arg("field", column.key)), value);
        m_bound.values.emplace_back(code);
        for (const auto& row : codes) {
            if (row.parent == code) {
                m_bound.values.emplace_back(row.code);
            }
        }
    }

    const ListColumn& m_column;
    FilterOp m_op;
    Session& m_session;
    BoundFilter m_bound;
};

}  // namespace

std::vector<std::string> journalled_filters(const ListSource& source, const std::vector<Filter>& filters) {
    constexpr std::array<std::string_view, 4> k_of_things = {"project", "phase", "party", "handler"};
    std::vector<std::string> texts;
    for (const auto& filter : filters) {
        const auto& column = source.columns[column_named(source, filter.field)].column;
        const bool is_prose =
            column.kind == ColumnKind::text &&
            std::find(k_of_things.begin(), k_of_things.end(), column.key) == k_of_things.end();
        std::string text;
        for (const auto& value : filter.values) {
            text += text.empty() ? "" : ",";
            text += column.kind == ColumnKind::phone              ? mask_phone(value)
                    : column.kind == ColumnKind::name || is_prose ? journal_word(value)
                                                                  : value;
        }
        texts.push_back(std::string(column.key) + std::string(sign_of(filter.op, text)) + text);
    }
    return texts;
}

void check_filters(const ListSource& source, const std::vector<Filter>& filters) {
    for (const auto& filter : filters) {
        const auto& column = source.columns[column_named(source, filter.field)];
        check_comparison(column, filter.op);
        for (const auto& value : filter.values) {
            check_value(column, filter.op, value);
        }
    }
}

std::vector<BoundFilter> bind_filters(const ListSource& source, const std::vector<Filter>& filters,
                                      Session& session) {
    std::vector<BoundFilter> bound;
    for (const auto& filter : filters) {
        const auto number = column_named(source, filter.field);
        Binder binder(source.columns[number], filter.op, session);
        for (const auto& value : filter.values.empty() ? std::vector<std::string>{""} : filter.values) {
            binder.add(value);
        }
        bound.push_back(binder.bound(number));
    }
    return bound;
}

}  // namespace aftercare
