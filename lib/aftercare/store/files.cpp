#include "aftercare/store/files.hpp"

#include "aftercare/support/format.hpp"

namespace aftercare {

std::string embedded_name(std::string_view number, int n, std::string_view path) {
    return form("{number}/{n}-{file}", fmt::arg("number", number), fmt::arg("n", n),
                fmt::arg("file", path.substr(path.rfind('/') + 1)));
}

void embed_file(Database& db, std::string_view number, const Attachment& attachment, std::string_view content,
                Instant at) {
    auto& statement = db.cached("INSERT INTO sqlar(name, mode, mtime, sz, data) VALUES (?, ?, ?, ?, ?)");
    statement.bind(1, std::string_view(embedded_name(number, attachment.n, attachment.path)));
    statement.bind(2, k_embedded_mode);
    statement.bind(3, at.seconds);
    statement.bind(4, static_cast<std::int64_t>(content.size()));
    statement.bind_blob(5, {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
    statement.run();
}

std::optional<std::string> embedded_content(Database& db, const std::string& name) {
    auto& statement = db.cached("SELECT data FROM sqlar WHERE name = ?");
    statement.bind(1, std::string_view(name));
    std::optional<std::string> content;
    if (statement.step()) {
        const auto bytes = statement.blob(0);
        content.emplace(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    statement.reset();
    return content;
}

}  // namespace aftercare
