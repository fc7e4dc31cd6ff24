#include "aftercare/support/messages.hpp"

#include <clocale>
#include <cstdlib>
#include <libintl.h>

/// libc's count of catalogue changes: gettext looks LANGUAGE up again when it has moved (gettext
/// manual, 11.2.4).
extern "C" {
extern int _nl_msg_cat_cntr;
}

namespace aftercare {

namespace {

constexpr const char* k_domain = "aftercare";
/// Between context and msgid in a catalogue's keys.
constexpr char k_context_end = '\4';

/// Kept beside what libc keeps for the process (locale, LANGUAGE, bound domain), since libc cannot be asked.
struct Current {
    Language language = Language::en;
    std::string locale_dir;
    bool is_given = false;
    bool is_bound = false;
};

Current& current() {
    static Current value;
    return value;
}

/// English texts are their own msgids: no catalogue is looked at.
bool is_msgid_language(Language language) {
    return language == Language::en;
}

/// Any locale but "C" lets gettext look at LANGUAGE, which alone chooses the catalogue; C.UTF-8 is part of
/// libc on Debian and the cheapest to load.
void leave_c_locale() {
    for (const char* name : {"C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"}) {
        if (std::setlocale(LC_MESSAGES, name) != nullptr) {
            return;
        }
    }
}

/// Done for the first text that needs a catalogue: the locale takes libc as long as a tenth of a short
/// command.
void bind_catalogues() {
    auto& now = current();
    if (now.is_bound) {
        return;
    }
    leave_c_locale();
    bindtextdomain(k_domain, now.locale_dir.c_str());
    bind_textdomain_codeset(k_domain, "UTF-8");
    bind_textdomain_codeset("libc", "UTF-8");  // strerror: in the C locale its texts would be question marks
    now.is_bound = true;
}

void choose_catalogue(Language language) {
    setenv("LANGUAGE", language == Language::zh ? "zh_CN" : "en", 1);
    ++_nl_msg_cat_cntr;
}

std::string look_up_in(const char* context, std::string_view msgid) {
    std::string key(context);
    key += k_context_end;
    key += msgid;
    const char* found = dgettext(k_domain, key.c_str());
    return found == key.c_str() ? std::string(msgid) : std::string(found);
}

}  // namespace

void use_language(Language language, const std::string& locale_dir) {
    auto& now = current();
    now.is_bound = now.is_bound && now.locale_dir == locale_dir;
    now.locale_dir = locale_dir;
    now.language = language;
    now.is_given = true;
    choose_catalogue(language);
    if (!is_msgid_language(language)) {
        bind_catalogues();
    }
}

Language current_language() {
    return current().language;
}

std::optional<Language> language_of_locale(std::string_view locale) {
    const std::string_view name = locale.substr(0, locale.find_first_of("_.@"));
    if (name == "zh") {
        return Language::zh;
    }
    if (name == "en") {
        return Language::en;
    }
    return std::nullopt;
}

const char* tr(const char* msgid) {
    // The empty msgid is the catalogue's header.
    if (is_msgid_language(current().language) || *msgid == '\0') {
        return msgid;
    }
    return dgettext(k_domain, msgid);
}

std::string tr_in(const char* context, std::string_view msgid) {
    if (is_msgid_language(current().language)) {
        return std::string(msgid);
    }
    return look_up_in(context, msgid);
}

std::string tr_as(Language language, const char* context, std::string_view msgid) {
    const Language screen = current().language;
    if (language == screen || !current().is_given) {
        return tr_in(context, msgid);
    }
    if (is_msgid_language(language)) {
        return std::string(msgid);
    }
    bind_catalogues();
    choose_catalogue(language);
    std::string text = look_up_in(context, msgid);
    choose_catalogue(screen);
    return text;
}

}  // namespace aftercare
