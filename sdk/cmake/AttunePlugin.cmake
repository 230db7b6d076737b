# SPDX-License-Identifier: Apache-2.0
# attune_add_plugin(match SOURCES match.cpp FILES plugin.toml match.schema.json …)
# Builds libmatch.so beside its files, in lib/attune/plugins/match, and installs both under the same path. With OUTPUT, the
# folder is another one, and nothing is installed.

function(attune_add_plugin name)
  cmake_parse_arguments(arg "" "OUTPUT" "SOURCES;FILES" ${ARGN})
  set(folder lib/attune/plugins/${name})
  set(output ${CMAKE_BINARY_DIR}/${folder})
  if(arg_OUTPUT)
    set(output ${arg_OUTPUT})
  endif()

  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE attune::sdk)
  target_compile_features(${name} PRIVATE cxx_std_20)
  set_target_properties(${name} PROPERTIES
    PREFIX "lib" VISIBILITY_INLINES_HIDDEN ON LIBRARY_OUTPUT_DIRECTORY ${output})
  foreach(file ${arg_FILES})
    get_filename_component(file_name ${file} NAME)
    add_custom_command(OUTPUT ${output}/${file_name}
      COMMAND ${CMAKE_COMMAND} -E copy_if_different ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${output}/${file_name}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file} VERBATIM)
    list(APPEND copied ${output}/${file_name})
  endforeach()
  add_custom_target(${name}_files ALL DEPENDS ${copied})
  add_dependencies(${name} ${name}_files)

  if(NOT arg_OUTPUT)
    install(TARGETS ${name} LIBRARY DESTINATION ${folder})
    install(FILES ${arg_FILES} DESTINATION ${folder})
  endif()
endfunction()
