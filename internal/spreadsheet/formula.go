package spreadsheet

import (
	"strings"
	"unicode/utf8"
)

// hazards are the characters that make a formula of the cell which begins with one,
// in Excel, LibreOffice or Google's: a formula can run programs and send what other
// cells hold. The wide forms count in East Asian systems; white space is passed over.
const hazards = "=+-@\t\r\n＝＋－＠"

// guard puts an apostrophe before a text that would be a formula, and before one
// that begins with apostrophes and goes on like that, so that [unguard] knows its own.
func guard(text string) string {
	if isHazard(text) {
		return "'" + text
	}
	return text
}

// unguard returns the text that guard was given. Spreadsheets that know the apostrophe
// as theirs have taken it away themselves, which changes nothing.
func unguard(cell string) string {
	if text, found := strings.CutPrefix(cell, "'"); found && isHazard(text) {
		return text
	}
	return cell
}

func isHazard(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "'"))
	return text != "" && first != utf8.RuneError && strings.ContainsRune(hazards, first)
}
