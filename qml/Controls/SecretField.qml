// SPDX-License-Identifier: Apache-2.0
import QtQuick

// For a passphrase: dots in place of letters, nothing predicted, nothing remembered. Qt tells whoever reads the screen the
// `text` of a field, dots or not; so this one has a `text` of its own that stays empty.
TextField {
    id: root
    property string text
    property string secret
    function forget(): void {
        root.clear()
        root.secret = ""
    }
    onTextEdited: root.secret = root.getText(0, root.length)

    echoMode: TextInput.Password
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    Accessible.passwordEdit: true
}
