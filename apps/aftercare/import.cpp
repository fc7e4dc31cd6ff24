#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "aftercare/store/exchange.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct ImportRequest {
    std::string file;
};

void describe_import(Options& options, ImportRequest& request) {
    options.word(request.file, "EXPORT.jsonl", tr_later("what `aftercare export` wrote; - is standard input"),
                 check_not_empty);
    options.words_name_files();
}

Imported read_export(const std::string& file, const std::string& path, const Acting& acting) {
    if (file == "-") {
        return import_journal(std::cin, path, acting);
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw Error(
            ErrorKind::system,
            form(tr("{path}: {what}"), fmt::arg("path", file), fmt::arg("what", std::strerror(errno))), {},
            tr("check the path and its permissions"));
    }
    return import_journal(in, path, acting);
}

int run_import(const ImportRequest& request, Session& session) {
    const auto acting = session.acting();
    const auto path = path_of_new_ledger(session);
    const auto imported = read_export(request.file, path, acting);
    if (imported.people_left_out) {
        session.warn(
            tr("the export was made without --reveal: names, phones and embedded files are not in it"));
    }
    if (imported.synced == Synced::no) {
        session.warn(form(tr("the directory of {path} could not be synced"), fmt::arg("path", path)));
    }
    session.tell(form(tr("{entries} entries, head {head}"), fmt::arg("entries", imported.entries),
                      fmt::arg("head", to_hex(imported.head.hash))));
    session.print(path);
    return 0;
}

}  // namespace

const Command k_import = {
    .name = "import",
    .summary = tr_later("make a new ledger from an export"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_import, run_import>,
};

}  // namespace aftercare
