#include "apps/close/program.hpp"
#include "apps/shared/program.hpp"

int main(int argc, char** argv) {
    return aftercare::run_main(aftercare::k_close, argc, argv);
}
