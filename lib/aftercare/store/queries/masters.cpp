#include "aftercare/store/queries/masters.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "aftercare/store/contract_sql.hpp"
#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

/// 2 before 10, 1A beside 1.
template <SqlPiece column>
inline constexpr auto naturally_sql = joined_sql<"length(", column, "), ", column>;

constexpr const char* k_open_of_unit =
    joined_sql<"(SELECT count(*) FROM ticket t WHERE t.unit_id = u.id AND ", is_open_sql<"t.">, ")">;
/// Blank while its person is forgotten.
constexpr const char* k_more_phones =
    "(SELECT group_concat(phone, '/') FROM (SELECT c.phone FROM unit_contact k JOIN person c ON c.id = "
    "k.person_id WHERE k.unit_id = u.id AND c.phone <> '' ORDER BY k.n))";
constexpr const char* k_open_orders =
    joined_sql<"(SELECT count(*) FROM work_order o WHERE o.party_id = pa.id AND ", is_open_order_sql<"o.">,
               ")">;

constexpr ListColumn k_unit_columns[] = {
    {{"project"}, "pr.name"},
    {{"phase"}, "u.phase"},
    {{"section", text, {}, false}, "u.section"},
    {{"building", room, {}, false}, "u.building"},
    {{"entrance", room, {}, false}, "u.entrance"},
    {{"room", room, {}, false}, "u.room"},
    {{"area", text, {}, false}, "u.area"},
    {{"name", unit}, "u.name", false, nullptr, "u.id"},
    {{"layout", text, {}, false}, "u.layout"},
    {{"batch", text, {}, false}, "u.batch"},
    {{"use", code, "use"}, "u.use"},
    {{"handover_on", day}, "u.handover_on"},
    {{"completion_on", day}, "u.completion_on"},
    {{"owner", name}, "nullif(p.name, '')"},
    {{"phone", phone}, "nullif(p.phone, '')"},
    {{"more_phones", phone, {}, false}, k_more_phones},
    {{"open_tickets", number}, k_open_of_unit, true},
    {{"id", number, {}, false}, "u.id", true},
};

/// What is known of a party, then `rest`, then its key.
template <std::size_t N>
constexpr auto party_columns(const ListColumn (&rest)[N]) {
    constexpr auto k_own = std::to_array<ListColumn>({
        {{"name"}, "pa.name"},
        {{"kind", code, "party_kind"}, "pa.kind"},
        {{"phone", phone}, "nullif(p.phone, '')"},
        {{"email", name}, "nullif(p.email, '')"},
        {{"address", name}, "nullif(p.address, '')"},
    });
    std::array<ListColumn, k_own.size() + N + 1> all{};
    const auto last =
        std::copy(std::begin(rest), std::end(rest), std::copy(k_own.begin(), k_own.end(), all.begin()));
    *last = {{"id", number, {}, false}, "pa.id", true};
    return all;
}

constexpr auto k_party_columns = party_columns({
    {{"people", number}, "(SELECT count(*) FROM party_person pp WHERE pp.party_id = pa.id)"},
    {{"open_orders", number}, k_open_orders, true},
});

constexpr auto k_party_people_columns = party_columns({
    {{"person", name}, "nullif(q.name, '')"},
    {{"person_phone", phone}, "nullif(q.phone, '')"},
});

constexpr ListColumn k_contract_columns[] = {
    {{"project"}, "pr.name"},
    {{"scope", code, "scope"}, "nullif(k.scope, '')"},
    {{"buildings"}, "nullif(k.buildings, '')"},
    {{"settlement", money}, "k.settlement"},
    {{"retention", money}, "k.retention"},
    {{"deducted", money}, k_deducted_sql},
    {{"retention_left", money}, k_retention_left_sql},
    {{"release_on", day}, "k.release_on"},
    {{"id", number, {}, false}, "k.party_id", true},
};

constexpr ListColumn k_staff_columns[] = {
    {{"name"}, "s.name"},
    {{"role", code, "staff_role"},
     "s.role",
     false,
     "CASE s.role WHEN 'desk' THEN 1 WHEN 'engineer' THEN 2 WHEN 'supervisor' THEN 3 ELSE 4 END"},
    {{"email"}, "nullif(s.email, '')"},
    {{"os_user"}, "nullif(s.os_user, '')"},
    {{"left_on", day}, "s.left_on"},
};

}  // namespace

constexpr ListSource k_unit_list = {
    .name = "unit list",
    .from = "unit u JOIN project pr ON pr.id = u.project_id LEFT JOIN person p ON p.id = u.owner_id",
    .order = joined_sql<"u.project_id, u.phase, u.area <> '', ", naturally_sql<"u.building">, ", ",
                        naturally_sql<"u.entrance">, ", ", naturally_sql<"u.room">, ", u.id">,
    .columns = k_unit_columns,
};

constexpr ListSource k_party_list = {
    .name = "party list",
    .from = "party pa LEFT JOIN person p ON p.id = pa.contact_id",
    .order = "pa.id",
    .columns = k_party_columns,
};

constexpr ListSource k_party_people_list = {
    .name = "party show",
    .from =
        "party pa LEFT JOIN person p ON p.id = pa.contact_id LEFT JOIN party_person pp ON pp.party_id = "
        "pa.id LEFT JOIN person q ON q.id = pp.person_id",
    .order = "pa.id, pp.n",
    .columns = k_party_people_columns,
};

constexpr ListSource k_contract_list = {
    .name = "party show",
    .from = "contract k JOIN project pr ON pr.id = k.project_id",
    .order = "k.n",
    .columns = k_contract_columns,
};

constexpr ListSource k_staff_list = {
    .name = "staff list",
    .from = "staff s",
    .order = "s.id",
    .columns = k_staff_columns,
};

}  // namespace aftercare
