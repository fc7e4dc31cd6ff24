#include "aftercare/store/people.hpp"

#include <algorithm>

#include "aftercare/support/hash.hpp"
#include "aftercare/support/phone.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_person_hash_digits = 32;
constexpr std::size_t k_salt_bytes = 16;

Person mark(PersonId id, std::string_view salt, const PersonValues& values) {
    return {.id = id,
            .name = salted_hash(salt, values.name),
            .phone = salted_hash(salt, values.phone),
            .email = salted_hash(salt, values.email),
            .address = salted_hash(salt, values.address)};
}

bool has_values(const PersonValues& values) {
    return !(values.name.empty() && values.phone.empty() && values.email.empty() && values.address.empty());
}

std::optional<PersonId> same_person(Database& db, const PersonValues& values) {
    // By the phone's tail: names are shared by many, which would make an import of units quadratic. The +
    // keeps SQLite from putting the parameter in place of the column everywhere, which would lose the index.
    auto& statement = db.cached(joined_sql<"SELECT id FROM person WHERE ", k_phone_tail,
                                           " = ?3 AND phone <> '' AND +phone = ?2 AND +name = ?1 AND +name "
                                           "<> '' AND forgotten_at IS NULL ORDER "
                                           "BY id LIMIT 1">);
    statement.bind(1, std::string_view(values.name));
    statement.bind(2, std::string_view(values.phone));
    statement.bind(3, phone_tail(values.phone));
    if (!statement.step()) {
        return std::nullopt;
    }
    const PersonId id{statement.integer(0)};
    statement.reset();
    return id;
}

}  // namespace

std::string_view phone_tail(std::string_view phone) {
    const auto number = number_of_phone(phone);
    return number.substr(number.size() - std::min<std::size_t>(number.size(), 4));
}

std::string salted_hash(std::string_view salt, std::string_view value) {
    if (value.empty()) {
        return {};
    }
    return to_hex(sha256(std::string(salt) + std::string(value))).substr(0, k_person_hash_digits);
}

Person remember_person(Database& db, const PersonValues& values, bool reuse) {
    if (reuse && !values.phone.empty()) {
        if (const auto known = same_person(db, values)) {
            return Person{.id = *known};
        }
    }
    db.overwrite_what_is_freed();
    const auto salt = has_values(values) ? random_hex(k_salt_bytes) : std::string();
    auto& statement =
        db.cached("INSERT INTO person(salt, name, phone, email, address) VALUES (?, ?, ?, ?, ?)");
    statement.bind(1, std::string_view(salt));
    statement.bind(2, std::string_view(values.name));
    statement.bind(3, std::string_view(values.phone));
    statement.bind(4, std::string_view(values.email));
    statement.bind(5, std::string_view(values.address));
    statement.run();
    return mark({db.last_rowid()}, salt, values);
}

Person amend_person(Database& db, PersonId id, const PersonValues& values) {
    db.overwrite_what_is_freed();
    auto& statement = db.cached(
        "UPDATE person SET name = iif(?2 = '', name, ?2), phone = iif(?3 = '', phone, ?3), email = iif(?4 = "
        "'', email, ?4),"
        " address = iif(?5 = '', address, ?5), salt = iif(salt = '', ?6, salt), forgotten_at = NULL WHERE id "
        "= ?1"
        " RETURNING salt");
    statement.bind(1, id.value);
    statement.bind(2, std::string_view(values.name));
    statement.bind(3, std::string_view(values.phone));
    statement.bind(4, std::string_view(values.email));
    statement.bind(5, std::string_view(values.address));
    statement.bind(6, std::string_view(random_hex(k_salt_bytes)));
    const std::string salt = statement.step() ? std::string(statement.text(0)) : std::string();
    statement.run();
    return mark(id, salt, values);
}

std::optional<PersonValues> load_person(Database& db, PersonId id) {
    auto& statement = db.cached("SELECT name, phone, email, address FROM person WHERE id = ?");
    statement.bind(1, id.value);
    if (!statement.step()) {
        return std::nullopt;
    }
    PersonValues values{std::string(statement.text(0)), std::string(statement.text(1)),
                        std::string(statement.text(2)), std::string(statement.text(3))};
    statement.reset();
    return values;
}

void forget_people(Database& db, std::span<const PersonId> ids, Instant at) {
    db.overwrite_what_is_freed();
    auto& statement = db.cached(
        "UPDATE person SET salt = '', name = '', phone = '', email = '', address = '', forgotten_at = ? "
        "WHERE id = ?");
    for (const auto id : ids) {
        statement.bind(1, at.seconds);
        statement.bind(2, id.value);
        statement.run();
    }
}

bool clear_remains(Database& db) {
    db.overwrite_what_is_freed();
    db.forget_statements();
    // No key changes; looked at, each row would be searched for in every table that refers to it.
    db.exec("PRAGMA foreign_keys = 0");
    db.exec("PRAGMA temp_store = MEMORY");
    {
        Transaction transaction(db);
        db.exec("CREATE TEMP TABLE people_kept AS SELECT * FROM main.person");
        db.exec("DELETE FROM main.person");
        db.exec("INSERT INTO main.person SELECT * FROM people_kept ORDER BY id");
        db.exec("DROP TABLE temp.people_kept");
        transaction.commit();
    }
    db.exec("PRAGMA foreign_keys = 1");
    return db.integer("PRAGMA wal_checkpoint(TRUNCATE)").value_or(1) == 0;
}

}  // namespace aftercare
