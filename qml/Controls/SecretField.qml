// SPDX-License-Identifier: Apache-2.0
import QtQuick

// For a passphrase: dots in place of letters, nothing predicted, nothing remembered, nothing selected for others to paste.
TextField {
    echoMode: TextInput.Password
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    Accessible.passwordEdit: true
}
