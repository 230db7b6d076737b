// SPDX-License-Identifier: Apache-2.0
#include "mutants.hpp"

#include <elf.h>

namespace attune::check::test {
namespace {

namespace fs = std::filesystem;
constexpr const char *library = "libchecked.so";

// `assembly`: what the compiler is to pass on as it is.
std::string head(const std::string &assembly) {
    return "-DHEAD=__asm__(\"" + assembly + "\");";
}

void forAnotherMachine(const Bundle &bundle) {
    std::string bytes = bundle.read(library);
    bytes.at(offsetof(Elf64_Ehdr, e_machine)) = static_cast<char>(EM_RISCV);
    bundle.write(library, bytes);
}

// A library of that name, which is found beside the plugin.
std::string linkedToQt() {
    static const attune::test::TempFolder folder;
    static const Bundle other({"-Wl,-soname,libQt6Core.so.6"});
    fs::copy_file(other.at(library), folder / "libQt6Core.so.6", fs::copy_options::skip_existing);
    return (folder / "libQt6Core.so.6").string();
}

void withQtBeside(const Bundle &bundle) {
    fs::copy_file(linkedToQt(), bundle.at("libQt6Core.so.6"));
}

} // namespace

const std::vector<Mutant> &binaryMutants() {
    static const std::vector<Mutant> mutants{
        {"AT-BIN-01", {}, &forAnotherMachine},
        {"AT-BIN-02", {"-DNO_ENTRY"}},
        {"AT-BIN-03", {"-DHEAD=ATTUNE_EXPORT int more(void) { return 1; }", exportsAll}},
        {"AT-BIN-04",
         {head(".pushsection .data\\n.globl one\\n.type one,@gnu_unique_object\\none: .long 0\\n.size "
               "one,4\\n.popsection"),
          exportsAll}},
        {"AT-BIN-05", {head(".pushsection .text\\n.quad free\\n.popsection"), "-Wl,-z,notext"}},
        {"AT-BIN-06", {"-Wl,-z,execstack"}},
        {"AT-BIN-07", {"-Wl,-z,norelro"}},
        {"AT-BIN-08", {"-Wl,-z,lazy"}},
        {"AT-BIN-09", {"-Wl,-rpath,/home/author/lib"}},
        {"AT-BIN-10", {"-Wl,--no-as-needed", "-lresolv"}},
        {"AT-BIN-11", {"-Wl,--no-as-needed", linkedToQt(), "-Wl,-rpath,$ORIGIN"}, &withQtBeside},
        {"AT-BIN-12", {}, [](const Bundle &bundle) { bundle.replace(library, "GLIBC_2.14", "GLIBC_2.99"); }},
        {"AT-BIN-13", {"-DHEAD=int (*const drawn)(void) = rand;"}},
        {"AT-BIN-14", {}, [](const Bundle &bundle) { fs::resize_file(bundle.at(library), 17 << 20); }},
    };
    return mutants;
}

} // namespace attune::check::test
