// Where data goes: standard output, a pager, or the file of -o. Standard error is for people.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "apps/shared/output_file.hpp"

namespace aftercare {

/// One stream of data. What cannot be written is Error{system}; a reader that went away ends the program
/// quietly.
class Output {
  public:
    Output() = default;
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// Sends everything to the file at `path`, which is in its place when finished; `-` is standard output.
    /// Throws as OutputFile.
    void to_file(const std::string& path, Readers readers, const SparedPaths& spared);
    /// Sends everything through `command`, run by the shell.
    void to_pager(const std::string& command);
    void write(std::string_view bytes);
    /// Writes what is buffered, ends the pager, puts the file in place.
    void finish();

  private:
    void flush();

    std::string m_buffer;
    std::string m_path;
    std::optional<OutputFile> m_target;
    int m_file = 1;
    int m_pager = 0;
    bool m_finished = false;
};

/// Opens what is closed of descriptors 0 to 2, so that no file of ours gets their number; a closed standard
/// output becomes one that cannot be written.
void secure_standard_streams();

bool is_terminal(int descriptor);
/// Columns of the terminal on `descriptor`: COLUMNS when it is a number, else what it says, else 80.
std::size_t terminal_columns(int descriptor, const std::string& columns_variable);
/// Writes a line to standard error, made harmless: whatever is named in it is one line and steers no
/// terminal.
void say(const std::string& line);

}  // namespace aftercare
