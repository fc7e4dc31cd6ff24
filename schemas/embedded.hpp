// The schema and the shipped policy as they were when this program was built.
//
// The files stay readable on disk (share/aftercare/schemas); the program uses its own copy, so a ledger is
// always made and migrated by the schema the code was written against.
#pragma once

#include <string_view>
#include <vector>

namespace aftercare {

/// One numbered file of schemas/: applying files 1..n in order gives user_version n.
struct SchemaFile {
    int version;
    std::string_view name;
    std::string_view sql;
};

/// All schema files, ascending by version, without gaps, starting at 1.
const std::vector<SchemaFile>& schema_files();

/// The text of schemas/policy.toml.
std::string_view default_policy();

}  // namespace aftercare
