#include "apps/aftercare/masters.hpp"

#include "aftercare/render/record.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

bool is_key(const ListColumn& column) {
    return column.column.key == "id";
}

}  // namespace

void require_listed(Writer& writer) {
    if (const auto no = refuse_actor(writer.actor())) {
        throw RefusedBatch{{sentence(*no)}};
    }
}

void speak_as_ledger(const Session& session) {
    try {
        const auto ledger =
            Ledger::open_to_read(session.settings().ledger(), session.settings().busy_timeout_ms());
        if (!session.settings().language()) {
            use_catalogues(session.env(), ledger.state().language == "en" ? Language::en : Language::zh);
        }
    } catch (const Error&) {
        return;
    }
}

std::string group_not_passed_on(const std::string& path) {
    return form(
        tr("the directory of {path} does not pass its group on, so that files beside the ledger may be "
           "out of the others' reach; chmod g+s it"),
        fmt::arg("path", path));
}

std::string path_of_new_ledger(const Session& session) {
    const auto& path = session.settings().ledger();
    if (session.settings().get("ledger").origin == "built-in") {
        make_parent_folders(path);
    }
    return path;
}

Instant looks_ahead_from(const Session& session) {
    auto as_of = session.common().as_of;
    if (as_of) {
        as_of->means = DateMeans::beginning;
    }
    return session.time(as_of).value_or(session.now());
}

bool shows_text(const Session& session) {
    return session.named_format().value_or(Format::table) == Format::table;
}

ShowWriter::ShowWriter(Session& session, const std::vector<Column>& columns,
                       const std::function<std::string(std::string_view)>& header)
    : m_is_text(shows_text(session)) {
    const auto sink = [&session](std::string_view bytes) { session.out().write(bytes); };
    auto options = session.write_options();
    if (header) {
        options.header = header;
    }
    m_writer = m_is_text ? make_record_writer(columns, options, sink)
                         : make_row_writer(session.format(), columns, options, sink);
}

std::vector<Column> show_columns(const ListSource& source) {
    std::vector<Column> columns;
    for (const auto& each : source.columns) {
        if (!is_key(each)) {
            columns.push_back(each.column);
            columns.back().shown = true;
        }
    }
    return columns;
}

void for_each_row_of(Database& db, const ListSource& source, std::int64_t id,
                     const std::function<void(Row)>& each) {
    ListQuery query;
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        if (is_key(source.columns[i])) {
            query.filters.push_back({i, FilterOp::equals, {id}});
        } else {
            query.columns.push_back(i);
        }
    }
    ListRows rows(db, source, query);
    for (auto row = rows.next(); !row.empty(); row = rows.next()) {
        each(row);
    }
}

}  // namespace aftercare
