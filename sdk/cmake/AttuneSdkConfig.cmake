# SPDX-License-Identifier: Apache-2.0
# find_package(AttuneSdk 1.0 REQUIRED) gives the target attune::sdk, the function attune_add_plugin(), and
# ATTUNECTL, the program of the same installation.
include(CMakeFindDependencyMacro)
find_dependency(nlohmann_json 3.11)
include(${CMAKE_CURRENT_LIST_DIR}/AttuneSdkTargets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/AttunePlugin.cmake)
set(ATTUNE_PLUGINS share/attune/plugins)
find_program(ATTUNECTL attunectl HINTS ${CMAKE_CURRENT_LIST_DIR}/../../../bin)
