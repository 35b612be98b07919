// Read before the editor: it waits until editor.js has told it how records are written.
window.CMS_MANUAL_INIT = true;
