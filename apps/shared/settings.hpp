// Settings: flag, then environment, then the user's file, then the machine's, then what is built in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/support/messages.hpp"
#include "apps/shared/common_options.hpp"
#include "apps/shared/env.hpp"

namespace aftercare {

/// One setting and where it came from (`--ledger`, `AFTERCARE_LEDGER`, `file:line:column`, `built-in`).
struct Setting {
    std::string value;
    std::string origin;
};

/// A named report of the user file: `[report.leaks] filter=… columns=… sort=…`.
struct NamedReport {
    std::vector<std::string> filters;
    std::string columns;
    std::string sort;
};

/// What configuration files say.
struct Files {
    std::vector<std::string> paths;  ///< those that were read
    std::map<std::string, Setting> values;
    std::map<std::string, std::vector<std::string>> aliases;  ///< name → words
    std::map<std::string, NamedReport> reports;
};

/// The language that the first locale variable set names: LC_ALL before LC_MESSAGES before LANG.
std::optional<Language> locale_language(const Env& env);
/// The language of the code `zh` or `en`.
std::optional<Language> language_coded(std::string_view code);

/// Reads the user's and the machine's file, the user's first. An unknown key or bad value is Error{usage}
/// with its place.
Files read_config_files(const Env& env);

/// The keys that may be set, with their values when nothing sets them.
struct SettingKey {
    const char* key;
    const char* variable;                              ///< or null
    const char* option;                                ///< or null
    std::optional<std::string> CommonOptions::*given;  ///< of the option, or null
    const char* built_in;
    const char* help;  ///< msgid
};
const std::vector<SettingKey>& setting_keys();

/// All settings for a command line.
class Settings {
  public:
    Settings(const Env& env, const Files& files, const CommonOptions& given);

    const Setting& get(std::string_view key) const;
    std::string text(std::string_view key) const { return get(key).value; }
    /// The ledger's path. Throws Error{usage} when nothing names one and there is no home to look in.
    const std::string& ledger() const;
    /// `--lang`, AFTERCARE_LANG, the files, a locale that names a language; nothing: the ledger's own.
    std::optional<Language> language() const { return m_language; }
    std::int64_t busy_timeout_ms() const;
    const Files& files() const { return m_files; }

  private:
    const Files& m_files;
    std::map<std::string, Setting, std::less<>> m_values;
    std::optional<Language> m_language;
};

}  // namespace aftercare
