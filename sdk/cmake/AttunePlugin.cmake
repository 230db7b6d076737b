# SPDX-License-Identifier: Apache-2.0
# attune_add_plugin(match SOURCES match.cpp FILES plugin.toml match.schema.json …)
# Builds libmatch.so beside its files, with exactly one exported symbol, nothing lazily bound and nothing left undefined.

function(attune_add_plugin name)
  set(version_script ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/attune.version)
  cmake_parse_arguments(arg "" "OUTPUT" "SOURCES;FILES" ${ARGN})
  if(NOT arg_OUTPUT)
    set(arg_OUTPUT ${CMAKE_BINARY_DIR}/lib/attune/plugins/${name})
  endif()
  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE attune::sdk)
  target_compile_features(${name} PRIVATE cxx_std_20)
  set_target_properties(${name} PROPERTIES
    PREFIX "lib" CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LIBRARY_OUTPUT_DIRECTORY ${arg_OUTPUT} LINK_DEPENDS ${version_script})
  target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)
  target_link_options(${name} PRIVATE
    -Wl,-z,now -Wl,-z,relro $<$<NOT:$<BOOL:${ATTUNE_SANITIZE}>>:-Wl,-z,defs>
    -Wl,--version-script=${version_script})
  foreach(file ${arg_FILES})
    get_filename_component(file_name ${file} NAME)
    add_custom_command(OUTPUT ${arg_OUTPUT}/${file_name}
      COMMAND ${CMAKE_COMMAND} -E copy_if_different ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${arg_OUTPUT}/${file_name}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file} VERBATIM)
    list(APPEND copied ${arg_OUTPUT}/${file_name})
  endforeach()
  add_custom_target(${name}_files ALL DEPENDS ${copied})
  add_dependencies(${name} ${name}_files)
endfunction()
