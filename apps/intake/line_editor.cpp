#include "apps/intake/line_editor.hpp"

#include <clocale>
#include <cstdio>
#include <cwchar>

#define HAVE_WCSDUP
#include <histedit.h>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_shown_max = 40;

/// LC_CTYPE for the life of a line editor.
class Utf8Characters {
  public:
    Utf8Characters() : m_before(std::setlocale(LC_CTYPE, nullptr)) {
        for (const char* name : {"C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"}) {
            if (std::setlocale(LC_CTYPE, name) != nullptr) {
                return;
            }
        }
    }
    ~Utf8Characters() { std::setlocale(LC_CTYPE, m_before.c_str()); }
    Utf8Characters(const Utf8Characters&) = delete;
    Utf8Characters& operator=(const Utf8Characters&) = delete;

  private:
    std::string m_before;
};

/// The longest beginning that both have, whole characters only.
std::string common_beginning(const std::string& one, const std::string& other) {
    std::size_t same = 0;
    while (same < one.size() && same < other.size()) {
        std::size_t end_one = same;
        std::size_t end_other = same;
        const auto a = next_code_point(one, end_one);
        if (a != next_code_point(other, end_other)) {
            break;
        }
        same = end_one;
    }
    return one.substr(0, same);
}

std::string shown(const Completion& completion) {
    return completion.word.empty() || completion.word == completion.text
               ? completion.text
               : completion.text + " " + completion.word;
}

}  // namespace

struct LineEditor::Content {
    Utf8Characters characters;
    EditLine* editor = nullptr;
    std::string prompt;
    std::vector<Completion> completions;

    static Content& of(EditLine* editor) {
        void* content = nullptr;
        el_get(editor, EL_CLIENTDATA, &content);
        return *static_cast<Content*>(content);
    }
    static char* prompt_of(EditLine* editor) { return of(editor).prompt.data(); }
    static unsigned char complete_line(EditLine* editor, std::wint_t) { return of(editor).complete_typed(); }
    unsigned char complete_typed();
};

unsigned char LineEditor::Content::complete_typed() {
    const auto* line = el_line(editor);
    const std::string typed(line->buffer, line->cursor);
    const auto completed = complete(typed, completions);
    if (completed.line.size() > typed.size() || (completed.fitting.size() == 1 && completed.line != typed)) {
        el_deletestr(editor, el_cursor(editor, 0));
        el_insertstr(editor, completed.line.c_str());
        return CC_REFRESH;
    }
    if (completed.fitting.size() < 2) {
        return CC_REFRESH_BEEP;
    }
    std::fputc('\n', stderr);
    for (std::size_t i = 0; i < completed.fitting.size() && i < k_shown_max; ++i) {
        std::fprintf(stderr, "%s%s", i == 0 ? "" : "  ", harmless(completed.fitting[i], true).c_str());
    }
    std::fputs(completed.fitting.size() > k_shown_max ? "  …\n" : "\n", stderr);
    return CC_REDISPLAY;
}

LineEditor::LineEditor() : m_content(std::make_unique<Content>()) {
    auto* editor = el_init("aftercare", stdin, stderr, stderr);
    m_content->editor = editor;
    el_set(editor, EL_CLIENTDATA, static_cast<void*>(m_content.get()));
    el_set(editor, EL_PROMPT, &Content::prompt_of);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_SIGNAL, 1);
    // The narrow form would copy the two texts and never free them.
    el_wset(editor, EL_ADDFN, L"complete", L"completes the line", &Content::complete_line);
    el_set(editor, EL_BIND, "^I", "complete", nullptr);
}

LineEditor::~LineEditor() {
    el_end(m_content->editor);
}

std::optional<std::string> LineEditor::ask(const std::string& prompt, std::vector<Completion> completions) {
    m_content->prompt = prompt;
    m_content->completions = std::move(completions);
    int count = 0;
    const char* line = el_gets(m_content->editor, &count);
    if (line == nullptr || count <= 0) {
        std::fputc('\n', stderr);
        return std::nullopt;
    }
    return std::string(trim(std::string_view(line, static_cast<std::size_t>(count))));
}

Completed complete(const std::string& line, const std::vector<Completion>& completions) {
    Completed completed{line, {}};
    const auto wanted = fold_ascii_case(line);
    bool first = true;
    for (const auto& each : completions) {
        const bool by_text = fold_ascii_case(each.text).starts_with(wanted);
        if (!by_text && (each.word.empty() || !fold_ascii_case(each.word).starts_with(wanted))) {
            continue;
        }
        const auto& spelling = by_text ? each.text : each.word;
        completed.line = first ? spelling : common_beginning(completed.line, spelling);
        completed.fitting.push_back(shown(each));
        first = false;
    }
    if (completed.line.size() < line.size()) {
        completed.line = line;
    }
    return completed;
}

}  // namespace aftercare
