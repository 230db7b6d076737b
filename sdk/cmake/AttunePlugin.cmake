# SPDX-License-Identifier: Apache-2.0
# attune_add_plugin(match SOURCES match.cpp FILES plugin.toml match.schema.json … [EXERCISES exercises/needs_cards …] [STARTERS …] [SESSIONS tests])
# Builds libmatch.so beside its files, in <build>/share/attune/plugins/match, and links the exercises into it: Attune finds all of
# it with XDG_DATA_HOME=<build>/share. `cmake --install <build> --prefix ~/.local` puts it where Attune finds it always, and
# `attunectl plugin pack <build>/share/attune/plugins/match` makes one file of it for others.
# `attunectl exercise new` copies the first starter of an activity.
# In the folder of SESSIONS, `attunectl plugin check` finds recorded ones (*.log.jsonl). It is linked, and neither packed nor installed.
# With OUTPUT, the folder is another one, and nothing is installed.

function(attune_add_plugin name)
  cmake_parse_arguments(arg "" "OUTPUT;SESSIONS" "SOURCES;FILES;EXERCISES;STARTERS" ${ARGN})
  if(NOT ATTUNE_PLUGINS) # in Attune's own tree a plugin is a part of the program, elsewhere one that a user added
    set(ATTUNE_PLUGINS lib/attune/plugins)
  endif()
  set(folder ${ATTUNE_PLUGINS}/${name})
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

  foreach(exercise ${arg_EXERCISES})
    file(MAKE_DIRECTORY ${output}/exercises)
    get_filename_component(id ${exercise} NAME)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${exercise} ${output}/exercises/${id} SYMBOLIC)
  endforeach()

  if(arg_SESSIONS)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${arg_SESSIONS} ${output}/tests SYMBOLIC)
  endif()

  foreach(starter ${arg_STARTERS})
    get_filename_component(id ${starter} NAME)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${starter}/*)
    foreach(file ${files})
      get_filename_component(file_name ${file} NAME)
      configure_file(${file} ${output}/starter/${id}/${file_name} COPYONLY)
    endforeach()
  endforeach()

  if(NOT arg_OUTPUT)
    install(DIRECTORY ${arg_STARTERS} DESTINATION ${folder}/starter)
    install(DIRECTORY ${arg_EXERCISES} DESTINATION ${folder}/exercises)
    install(TARGETS ${name} LIBRARY DESTINATION ${folder})
    install(FILES ${arg_FILES} DESTINATION ${folder})
  endif()
endfunction()
