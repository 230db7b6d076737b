# SPDX-License-Identifier: Apache-2.0
# How everything is compiled: one place for flags and output folders.
# Enough for backtraces. -Og compiles faster than -O0, since there is less to write out, and tests run several times faster.
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_SKIP_INSTALL_RPATH ON) # every library is where the distribution puts it
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(attune_warnings INTERFACE)
target_compile_options(attune_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wno-missing-field-initializers -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # With -O2, gcc 12 takes members of a designated initializer that is left by an exception for uninitialized, and lists of strings for
  # too short.
  target_compile_options(attune_warnings INTERFACE -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict)
endif()

option(ATTUNE_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
if(ATTUNE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

option(ATTUNE_FUZZ "The fuzzers of what others wrote; wants clang" OFF)
if(ATTUNE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

# attune_library(core SOURCES … LINK … [PRECOMPILE headers that most of them include]): one folder of host/ as one static
# library, attune::core.
function(attune_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;PRECOMPILE" ${ARGN})
  add_library(attune_${name} STATIC ${arg_SOURCES})
  add_library(attune::${name} ALIAS attune_${name})
  target_include_directories(attune_${name} PUBLIC ${PROJECT_SOURCE_DIR}/host)
  target_link_libraries(attune_${name} PUBLIC ${arg_LINK} PRIVATE attune_warnings)
  target_link_libraries(attune_${name} PUBLIC attune_json)
  if(arg_PRECOMPILE)
    target_precompile_headers(attune_${name} PRIVATE ${PROJECT_SOURCE_DIR}/host/precompiled.hpp ${arg_PRECOMPILE})
  else()
    target_precompile_headers(attune_${name} REUSE_FROM attune_json)
  endif()
endfunction()
