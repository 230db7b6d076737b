# SPDX-License-Identifier: Apache-2.0
set(ATTUNE_QML_DIR ${CMAKE_BINARY_DIR}/qml) # where modules are found by one another, and by qmllint

# attune_qml_module(Theme QML … SINGLETONS … SOURCES … LINK …): one folder as one QML module Attune.<name>, in the target
# attune_qml_<name>. Programs link it together with its plugin: attune_qml_program().
function(attune_qml_module name)
  cmake_parse_arguments(arg "" "" "QML;SINGLETONS;SOURCES;LINK;IMPORTS" ${ARGN})
  set(target attune_qml_${name})
  set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  set(scripts ${arg_QML})
  list(FILTER scripts INCLUDE REGEX "\\.js$")
  set_source_files_properties(${scripts} PROPERTIES QT_QML_SKIP_QMLLINT TRUE) # the linter of Qt 6.8 crashes on them
  qt_add_library(${target} STATIC)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  set(cache)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(cache NO_CACHEGEN) # compiled QML starts faster and builds much slower
  endif()
  list(TRANSFORM arg_IMPORTS PREPEND Attune. OUTPUT_VARIABLE imports)
  qt_add_qml_module(${target}
    URI Attune.${name} VERSION 1.0 ${cache}
    RESOURCE_PREFIX /qt/qml
    OUTPUT_DIRECTORY ${ATTUNE_QML_DIR}/Attune/${name}
    IMPORT_PATH ${ATTUNE_QML_DIR}
    CLASS_NAME Attune${name}Plugin
    IMPORTS ${imports}
    QML_FILES ${arg_SINGLETONS} ${arg_QML}
    SOURCES ${arg_SOURCES})
  target_link_libraries(${target} PUBLIC Qt6::Quick Qt6::QuickControls2 ${arg_LINK})
endfunction()

# Modules are static, so a program names them: in its link line here, and by Q_IMPORT_QML_PLUGIN in its source.
function(attune_qml_program target)
  set_target_properties(${target} PROPERTIES QT_QML_MODULE_NO_IMPORT_SCAN TRUE)
  foreach(name IN LISTS ARGN)
    target_link_libraries(${target} PRIVATE attune_qml_${name} attune_qml_${name}plugin)
  endforeach()
endfunction()
