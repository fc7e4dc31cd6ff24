// The program's clock, set by a variable: linked with `--wrap=time` beside apps/aftercare/main.cpp into a
// program of the tests, so that an act of March is entered in March and the ledger knows in March what it
// knew then. The program that is shipped reads the system's clock and no variable.
#include <cstdlib>
#include <ctime>

// The linker's names for what is wrapped and for the wrapper.
extern "C" std::time_t __real_time(std::time_t* into);  // NOLINT(bugprone-reserved-identifier)

extern "C" std::time_t __wrap_time(std::time_t* into) {  // NOLINT(bugprone-reserved-identifier)
    const char* const set = std::getenv("AFTERCARE_TEST_CLOCK");
    if (set == nullptr) {
        return __real_time(into);
    }
    const auto now = static_cast<std::time_t>(std::strtoll(set, nullptr, 10));
    if (into != nullptr) {
        *into = now;
    }
    return now;
}
