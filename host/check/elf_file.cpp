// SPDX-License-Identifier: Apache-2.0
#include "check/elf_file.hpp"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <link.h>
#include <memory>
#include <sstream>
#include <unistd.h>

extern "C" const ElfW(Ehdr) __ehdr_start; // this program's own ELF header; the linker provides it

namespace attune::check {
namespace {

class Reader {
public:
    explicit Reader(const std::filesystem::path &file) : m_fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
        ::elf_version(EV_CURRENT);
        m_elf = m_fd < 0 ? nullptr : ::elf_begin(m_fd, ELF_C_READ, nullptr);
    }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    ~Reader() {
        ::elf_end(m_elf);
        if (m_fd >= 0)
            ::close(m_fd);
    }

    std::optional<ElfFile> read() {
        GElf_Ehdr header;
        if (m_elf == nullptr || ::elf_kind(m_elf) != ELF_K_ELF || ::gelf_getehdr(m_elf, &header) == nullptr)
            return std::nullopt;
        m_file.isShared = header.e_type == ET_DYN;
        m_file.machine = header.e_machine;
        segments();
        for (Elf_Scn *section = nullptr; (section = ::elf_nextscn(m_elf, section)) != nullptr;)
            visit(section);
        return std::move(m_file);
    }

private:
    void segments() {
        std::size_t count = 0;
        ::elf_getphdrnum(m_elf, &count);
        m_file.hasExecutableStack = true; // without a word on it, it is
        for (std::size_t i = 0; i < count; ++i) {
            GElf_Phdr segment;
            if (::gelf_getphdr(m_elf, static_cast<int>(i), &segment) == nullptr)
                continue;
            m_file.isRelro = m_file.isRelro || segment.p_type == PT_GNU_RELRO;
            if (segment.p_type == PT_GNU_STACK)
                m_file.hasExecutableStack = (segment.p_flags & PF_X) != 0;
        }
    }

    void visit(Elf_Scn *section) {
        GElf_Shdr header;
        if (::gelf_getshdr(section, &header) == nullptr)
            return;
        Elf_Data *data = header.sh_type == SHT_NOBITS ? nullptr : ::elf_getdata(section, nullptr);
        if (data == nullptr)
            return;
        if (header.sh_type == SHT_DYNAMIC)
            dynamic(data, header);
        if (header.sh_type == SHT_GNU_verneed)
            neededVersions(data, header);
        if (header.sh_type == SHT_DYNSYM)
            symbols(data, header);
    }

    std::string text(const GElf_Shdr &owner, std::size_t at) {
        const char *found = ::elf_strptr(m_elf, owner.sh_link, at);
        return found == nullptr ? "" : found;
    }

    static std::size_t entries(const GElf_Shdr &header) {
        return header.sh_entsize == 0 ? 0 : header.sh_size / header.sh_entsize;
    }

    void dynamic(Elf_Data *data, const GElf_Shdr &header) {
        for (std::size_t i = 0; i < entries(header); ++i) {
            GElf_Dyn entry;
            if (::gelf_getdyn(data, static_cast<int>(i), &entry) == nullptr || entry.d_tag == DT_NULL)
                return;
            take(entry, header);
        }
    }

    void take(const GElf_Dyn &entry, const GElf_Shdr &header) {
        const auto flags = entry.d_un.d_val;
        if (entry.d_tag == DT_NEEDED)
            m_file.needed.push_back(text(header, entry.d_un.d_val));
        if (entry.d_tag == DT_RPATH || entry.d_tag == DT_RUNPATH) {
            std::istringstream folders(text(header, entry.d_un.d_val));
            for (std::string folder; std::getline(folders, folder, ':');)
                m_file.runPaths.push_back(folder);
        }
        m_file.hasTextRelocations = m_file.hasTextRelocations || entry.d_tag == DT_TEXTREL ||
                                    (entry.d_tag == DT_FLAGS && (flags & DF_TEXTREL) != 0);
        m_file.bindsNow = m_file.bindsNow || entry.d_tag == DT_BIND_NOW ||
                          (entry.d_tag == DT_FLAGS && (flags & DF_BIND_NOW) != 0) ||
                          (entry.d_tag == DT_FLAGS_1 && (flags & DF_1_NOW) != 0);
    }

    void neededVersions(Elf_Data *data, const GElf_Shdr &header) {
        std::size_t at = 0;
        for (std::size_t file = 0; file < header.sh_info; ++file) {
            GElf_Verneed need;
            if (::gelf_getverneed(data, static_cast<int>(at), &need) == nullptr)
                return;
            std::size_t inner = at + need.vn_aux;
            for (int i = 0; i < need.vn_cnt; ++i) {
                GElf_Vernaux aux;
                if (::gelf_getvernaux(data, static_cast<int>(inner), &aux) == nullptr)
                    return;
                m_file.versions.push_back(text(header, aux.vna_name));
                inner += aux.vna_next;
            }
            at += need.vn_next;
        }
    }

    void symbols(Elf_Data *data, const GElf_Shdr &header) {
        for (std::size_t i = 1; i < entries(header); ++i) {
            GElf_Sym symbol;
            if (::gelf_getsym(data, static_cast<int>(i), &symbol) == nullptr)
                return;
            const auto binding = GELF_ST_BIND(symbol.st_info);
            if (binding != STB_LOCAL && GELF_ST_TYPE(symbol.st_info) != STT_SECTION)
                m_file.symbols.push_back(
                    {text(header, symbol.st_name), symbol.st_shndx != SHN_UNDEF, binding == STB_GNU_UNIQUE});
        }
    }

    int m_fd;
    Elf *m_elf = nullptr;
    ElfFile m_file;
};

} // namespace

attune::Result<ElfFile> readElf(const std::filesystem::path &library) {
    auto file = Reader(library).read();
    if (!file)
        return fail("check.elf", "this is no shared library; build it anew.", {library.string()});
    std::error_code ignored;
    file->bytes = std::filesystem::file_size(library, ignored);
    return std::move(*file);
}

std::uint16_t thisMachine() {
    return __ehdr_start.e_machine;
}

} // namespace attune::check
