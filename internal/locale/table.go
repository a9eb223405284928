package locale

// A row is what the table says of one language.
type row struct {
	code, name, english string
	script              string // ISO 15924
	plurals             string
}

// table holds the languages whose script our fonts set without shaping, and
// the two neighbours of Chinese, of which Korean lacks its letters so far:
// its pages report them, its Markdown is whole.
var table = []row{
	{"af", "Afrikaans", "Afrikaans", "Latn", pluralsOne},
	{"ast", "asturianu", "Asturian", "Latn", pluralsOne},
	{"az", "azərbaycanca", "Azerbaijani", "Latn", pluralsOne},
	{"be", "беларуская", "Belarusian", "Cyrl", pluralsSlavic},
	{"bg", "български", "Bulgarian", "Cyrl", pluralsOne},
	{"bs", "bosanski", "Bosnian", "Latn", pluralsSlavic},
	{"ca", "català", "Catalan", "Latn", pluralsOne},
	{"cs", "čeština", "Czech", "Latn", pluralsCzech},
	{"cy", "Cymraeg", "Welsh", "Latn", pluralsWelsh},
	{"da", "dansk", "Danish", "Latn", pluralsOne},
	{"de", "Deutsch", "German", "Latn", pluralsOne},
	{"de_AT", "Österreichisches Deutsch", "Austrian German", "Latn", pluralsOne},
	{"de_CH", "Schweizer Hochdeutsch", "Swiss German", "Latn", pluralsOne},
	{"el", "Ελληνικά", "Greek", "Grek", pluralsOne},
	{"en", "English", "English", "Latn", pluralsOne},
	{"en_GB", "British English", "British English", "Latn", pluralsOne},
	{"eo", "Esperanto", "Esperanto", "Latn", pluralsOne},
	{"es", "español", "Spanish", "Latn", pluralsOne},
	{"es_MX", "español de México", "Mexican Spanish", "Latn", pluralsOne},
	{"et", "eesti", "Estonian", "Latn", pluralsOne},
	{"eu", "euskara", "Basque", "Latn", pluralsOne},
	{"fi", "suomi", "Finnish", "Latn", pluralsOne},
	{"fil", "Filipino", "Filipino", "Latn", pluralsFilipino},
	{"fo", "føroyskt", "Faroese", "Latn", pluralsOne},
	{"fr", "français", "French", "Latn", pluralsZeroOne},
	{"fr_CA", "français canadien", "Canadian French", "Latn", pluralsZeroOne},
	{"fy", "Frysk", "Western Frisian", "Latn", pluralsOne},
	{"ga", "Gaeilge", "Irish", "Latn", pluralsIrish},
	{"gd", "Gàidhlig", "Scottish Gaelic", "Latn", pluralsGaelic},
	{"gl", "galego", "Galician", "Latn", pluralsOne},
	{"hr", "hrvatski", "Croatian", "Latn", pluralsSlavic},
	{"hu", "magyar", "Hungarian", "Latn", pluralsOne},
	{"id", "Bahasa Indonesia", "Indonesian", "Latn", pluralsNone},
	{"is", "íslenska", "Icelandic", "Latn", pluralsIcelandic},
	{"it", "italiano", "Italian", "Latn", pluralsOne},
	{"ja", "日本語", "Japanese", "Jpan", pluralsNone},
	{"kk", "қазақ тілі", "Kazakh", "Cyrl", pluralsOne},
	{"ko", "한국어", "Korean", "Kore", pluralsNone},
	{"ky", "кыргызча", "Kyrgyz", "Cyrl", pluralsOne},
	{"lb", "Lëtzebuergesch", "Luxembourgish", "Latn", pluralsOne},
	{"lt", "lietuvių", "Lithuanian", "Latn", pluralsLithuanian},
	{"lv", "latviešu", "Latvian", "Latn", pluralsLatvian},
	{"mk", "македонски", "Macedonian", "Cyrl", pluralsMacedonian},
	{"ms", "Bahasa Melayu", "Malay", "Latn", pluralsNone},
	{"mt", "Malti", "Maltese", "Latn", pluralsMaltese},
	{"nb_NO", "norsk bokmål", "Norwegian Bokmål", "Latn", pluralsOne},
	{"nl", "Nederlands", "Dutch", "Latn", pluralsOne},
	{"nl_BE", "Vlaams", "Flemish", "Latn", pluralsOne},
	{"nn", "norsk nynorsk", "Norwegian Nynorsk", "Latn", pluralsOne},
	{"pl", "polski", "Polish", "Latn", pluralsPolish},
	{"pt", "português", "Portuguese", "Latn", pluralsZeroOne},
	{"pt_BR", "português do Brasil", "Brazilian Portuguese", "Latn", pluralsZeroOne},
	{"pt_PT", "português europeu", "European Portuguese", "Latn", pluralsOne},
	{"rm", "rumantsch", "Romansh", "Latn", pluralsOne},
	{"ro", "română", "Romanian", "Latn", pluralsRomanian},
	{"ru", "русский", "Russian", "Cyrl", pluralsSlavic},
	{"sk", "slovenčina", "Slovak", "Latn", pluralsCzech},
	{"sl", "slovenščina", "Slovenian", "Latn", pluralsSlovene},
	{"sq", "shqip", "Albanian", "Latn", pluralsOne},
	{"sr", "српски", "Serbian", "Cyrl", pluralsSlavic},
	{"sr_Latn", "srpski (latinica)", "Serbian (Latin script)", "Latn", pluralsSlavic},
	{"sv", "svenska", "Swedish", "Latn", pluralsOne},
	{"sw", "Kiswahili", "Swahili", "Latn", pluralsOne},
	{"tr", "Türkçe", "Turkish", "Latn", pluralsOne},
	{"uk", "українська", "Ukrainian", "Cyrl", pluralsSlavic},
	{"uz", "oʻzbekcha", "Uzbek", "Latn", pluralsOne},
	{"vi", "Tiếng Việt", "Vietnamese", "Latn", pluralsNone},
	{"xh", "isiXhosa", "Xhosa", "Latn", pluralsOne},
	{"zh_Hans", "简体中文", "Chinese (Simplified)", "Hans", pluralsNone},
	{"zh_Hant", "繁體中文", "Chinese (Traditional)", "Hant", pluralsNone},
	{"zh_Hant_HK", "繁體中文（香港）", "Chinese (Traditional, Hong Kong)", "Hant", pluralsNone},
	{"zu", "isiZulu", "Zulu", "Latn", pluralsZeroOne},
}

// aliases are the codes that other tools use and whose meaning does not follow
// from the likely subtags.
var aliases = map[string]string{
	"no": "nb_NO",
}

// modifiers are gettext's words for a script, and what BCP 47 has for them.
var modifiers = map[string]string{
	"latin":    "latn",
	"cyrillic": "cyrl",
}
