// Translation of every text a person sees, through gettext catalogues (domain "aftercare").
//
// A msgid is the English text; a code has a msgctxt naming its list ("state", "element", …), since the same
// code means different words in different lists. The process has one current language, set once after the
// command line is read; before that texts come out in English.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aftercare {

enum class Language { zh, en };

/// Binds the catalogues under `locale_dir` (…/share/locale) and makes `language` the current one. Works in
/// the C locale of cron and where no locale of that language is installed: the locale of messages becomes
/// C.UTF-8 and the environment's LANGUAGE names the language (child processes inherit it). All other
/// categories stay "C".
void use_language(Language language, const std::string& locale_dir);

/// The current language.
Language current_language();

/// The language that a POSIX locale name (LC_ALL, LC_MESSAGES, LANG) names: "zh_CN.UTF-8" → zh, "en_US" → en;
/// nothing for "", "C", "POSIX", "C.UTF-8" and other languages.
std::optional<Language> language_of_locale(std::string_view locale);

/// The translation of `msgid` into the current language, or `msgid`.
const char* tr(const char* msgid);

/// The translation of `msgid` in the context `context`, or `msgid`.
std::string tr_in(const char* context, std::string_view msgid);

/// As tr_in, for a language that need not be the current one. Used to accept Chinese words as input whatever
/// the screen's language is. Changes LANGUAGE for the time of the call, so not for two threads at once.
std::string tr_as(Language language, const char* context, std::string_view msgid);

/// Marks a msgid in a table for the catalogue; its value is the text itself.
constexpr const char* tr_later(const char* msgid) {
    return msgid;
}

}  // namespace aftercare
