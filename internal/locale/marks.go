package locale

// Punctuation is how a language writes the marks whose place or white depends on the
// language: quotation marks, and spaces beside marks. It says how a text that somebody
// has typed is set, and adds nothing to it. The zero value is a language without habits
// of its own.
type Punctuation struct {
	pairs string // quotation marks, each that opens before the one that closes; the usual ones first
	white []bond
	holds string // the letters that are words which do not end a line
}

// A bond is white that holds two characters together, of those in two sets.
type bond struct {
	before, after string // "" is any character
	white         White
}

// White is how a typed space is set.
type White uint8

const (
	// PlainWhite is a space as any other.
	PlainWhite White = iota
	// BoundWhite is as wide as a space, and gives way as one, but no line ends there.
	BoundWhite
	// ThinWhite is [Thin] wide, does not give way, and no line ends there.
	ThinWhite
)

// Thin is the width of a thin space in ems: a sixth, as TeX's babel sets French and
// Unicode describes U+2006. U+202F is a third of a word space or more in most faces.
const Thin = 1.0 / 6

const digits = "0123456789"

// everywhere are the bonds of all languages: a unit or sign that counts stays with its
// number, as the SI and ISO 31-0 write it, and a number with the sign of what it counts.
var everywhere = []bond{
	{before: digits, after: "%‰°€₽₴₺", white: BoundWhite},
	{before: "§¶№", after: digits, white: BoundWhite},
}

// spacedFrench is how France sets marks (Lexique des règles typographiques en usage à
// l’Imprimerie nationale, "Ponctuation"): a word space that no line ends at within
// guillemets and before the colon, a thin one before the other high marks. Switzerland
// (Guide du typographe) sets thin ones everywhere.
var (
	spacedFrench = []bond{
		{after: ";!?‽", white: ThinWhite},
		{after: ":»›", white: BoundWhite},
		{before: "«‹", white: BoundWhite},
	}
	spacedSwiss = []bond{
		{after: ";!?‽:»›", white: ThinWhite},
		{before: "«‹", white: ThinWhite},
	}
)

// dashed is a dash that may end a line and not begin one: Мильчин and Чельцова,
// "Справочник издателя и автора"; ČSN 01 6910; Wolański, "Edycja tekstów".
var dashed = []bond{{after: "–—", white: BoundWhite}}

// The words of one letter that no line ends with: prepositions and conjunctions in
// Czech and Slovak (ČSN 01 6910), all such words in Polish.
const (
	czechWords  = "ksvzouai"
	polishWords = "aiouwz"
)

// punctuations are by code or language. The pairs of CLDR are among them, those that are
// usual in books come first.
var punctuations = map[string]Punctuation{
	"be": {pairs: "«»„“", white: dashed},
	"br": {pairs: "«»“”‘’", white: spacedFrench},
	"ca": {pairs: "«»“”‘’"},
	"cs": {pairs: "„“‚‘»«›‹", white: dashed, holds: czechWords},
	// Dansk Sprognævn, Retskrivningsordbogen § 58, has all of these; books have »«.
	"da": {pairs: "»«›‹“”‘’””’’„“"},
	"de": {pairs: "„“‚‘»«›‹"}, // Duden, "Anführungszeichen"
	// Schweizerische Bundeskanzlei, Schreibweisungen; CLDR has the German ones.
	"de_CH": {pairs: "«»‹›„“‚‘"},
	"de_LI": {pairs: "«»‹›„“‚‘"},
	"el":    {pairs: "«»“”‘’"},
	"en":    {pairs: "“”‘’"},
	"en_GB": {pairs: "‘’“”"}, // New Hart’s Rules 9.2; CLDR has the American order
	// Ortografía de la lengua española (RAE) 3.4.9.2: « », within them “ ”, then ‘ ’.
	"es":    {pairs: "«»“”‘’"},
	"et":    {pairs: "„“‚‘«»"},
	"fi":    {pairs: "””’’»»"}, // Kielitoimiston ohjepankki: ” or » on both sides
	"fr":    {pairs: "«»“”‘’‹›", white: spacedFrench},
	"fr_CA": {pairs: "«»“””“‘’", white: spacedFrench}, // CLDR opens with ” within «
	"fr_CH": {pairs: "«»‹›“”", white: spacedSwiss},
	"gl":    {pairs: "«»“”‘’"},
	"hu":    {pairs: "„”»«’’"}, // A magyar helyesírás szabályai (12th edition) 257
	"it":    {pairs: "«»“”‘’"},
	"ja":    {pairs: "「」『』“”‘’〝〟"},
	"ko":    {pairs: "“”‘’「」『』《》〈〉"},
	"nb":    {pairs: "«»‘’„““”"},
	"nl":    {pairs: "‘’“”„”‚’"},
	"nn":    {pairs: "«»‘’„““”"},
	"pl":    {pairs: "„”«»»«‚’", white: dashed, holds: polishWords},
	"pt":    {pairs: "“”‘’«»"},
	"ru":    {pairs: "«»„“", white: dashed},
	"sk":    {pairs: "„“‚‘»«›‹", white: dashed, holds: czechWords},
	"sv":    {pairs: "””’’»»"}, // Svenska skrivregler: ” or » on both sides
	"tr":    {pairs: "“”‘’«»"},
	"uk":    {pairs: "«»„““”", white: dashed},
}
