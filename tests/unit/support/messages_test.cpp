#include "aftercare/support/messages.hpp"

#include <clocale>
#include <doctest/doctest.h>
#include <string>

#include "aftercare/support/format.hpp"

namespace aftercare {

TEST_CASE("a POSIX locale name names a language, or none") {
    CHECK(language_of_locale("zh_CN.UTF-8") == Language::zh);
    CHECK(language_of_locale("zh") == Language::zh);
    CHECK(language_of_locale("zh.utf8") == Language::zh);
    CHECK(language_of_locale("en_US") == Language::en);
    CHECK(language_of_locale("en@quot") == Language::en);
    for (const char* none : {"", "C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "zhuang", "english"}) {
        CAPTURE(none);
        CHECK_FALSE(language_of_locale(none).has_value());
    }
}

TEST_CASE("a text comes in the current language") {
    use_language(Language::zh, TEST_LOCALE_DIR);
    CHECK(current_language() == Language::zh);
    CHECK(std::string(tr("ticket {number} is closed")) == "工单 {number} 已关闭");
    CHECK(form(tr("ticket {number} is closed"), fmt::arg("number", "AC-2026-000001")) ==
          "工单 AC-2026-000001 已关闭");

    use_language(Language::en, TEST_LOCALE_DIR);
    CHECK(current_language() == Language::en);
    CHECK(std::string(tr("ticket {number} is closed")) == "ticket {number} is closed");
}

TEST_CASE("the context decides between two meanings of one word") {
    use_language(Language::zh, TEST_LOCALE_DIR);
    CHECK(tr_in("state", "open") == "处理中");
    CHECK(tr_in("window", "open") == "开着");
    CHECK(tr_in("element", "open") == "open");
}

TEST_CASE("what the catalogue lacks comes out as its msgid, the header never") {
    use_language(Language::zh, TEST_LOCALE_DIR);
    CHECK(std::string(tr("not in the catalogue")) == "not in the catalogue");
    CHECK(std::string(tr("")).empty());
    CHECK(tr_in("state", "").empty());
    use_language(Language::zh, "/nonexistent");
    CHECK(tr_in("state", "open") == "open");
}

TEST_CASE("another language can be asked for one text, and the screen's stays") {
    use_language(Language::en, TEST_LOCALE_DIR);
    CHECK(tr_as(Language::zh, "state", "open") == "处理中");
    CHECK(tr_in("state", "open") == "open");
    CHECK(tr_as(Language::zh, "state", "open") == "处理中");

    use_language(Language::zh, TEST_LOCALE_DIR);
    CHECK(tr_as(Language::en, "state", "open") == "open");
    CHECK(tr_in("state", "open") == "处理中");
    CHECK(current_language() == Language::zh);
}

TEST_CASE("numbers keep the C locale's forms in every language") {
    for (const Language language : {Language::zh, Language::en}) {
        use_language(language, TEST_LOCALE_DIR);
        CHECK(std::string(std::setlocale(LC_NUMERIC, nullptr)) == "C");
        CHECK(std::string(std::setlocale(LC_CTYPE, nullptr)) == "C");
        CHECK(std::string(std::setlocale(LC_TIME, nullptr)) == "C");
    }
}

}  // namespace aftercare
