package locale

// The values of Plural-Forms, made from CLDR's cardinal rules for whole
// numbers (UTS #35, part 3, Language Plural Rules), where the forms come in
// CLDR's order: zero, one, two, few, many, other. CLDR's rules for fractions
// have no place in gettext.
//
// Two things are left as GNU gettext and Weblate have them. The form "many",
// which CLDR 38 and later give to exact millions in French, Spanish, Italian,
// Portuguese and Catalan, has no translators who ever saw it. And Macedonian
// counts 11, 111, … as 1, as CLDR did until version 34.
//
// The expressions avoid one shape, a "(" at the very beginning that is not
// closed by a ")" at the very end: gotext takes the two for a pair.
const (
	pluralsNone       = "nplurals=1; plural=0;"
	pluralsOne        = "nplurals=2; plural=n != 1;"
	pluralsZeroOne    = "nplurals=2; plural=n > 1;"
	pluralsSlavic     = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
	pluralsPolish     = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
	pluralsCzech      = "nplurals=3; plural=n==1 ? 0 : n>=2 && n<=4 ? 1 : 2;"
	pluralsSlovene    = "nplurals=4; plural=n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3;"
	pluralsMacedonian = "nplurals=2; plural=n%10!=1;"
	pluralsLithuanian = "nplurals=3; plural=n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2;"
	pluralsLatvian    = "nplurals=3; plural=n%10==0 || n%100>=11 && n%100<=19 ? 0 : n%10==1 ? 1 : 2;"
	pluralsIcelandic  = "nplurals=2; plural=n%10!=1 || n%100==11;"
	pluralsRomanian   = "nplurals=3; plural=n==1 ? 0 : n==0 || n%100>=1 && n%100<=19 ? 1 : 2;"
	pluralsWelsh      = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5;"
	pluralsIrish      = "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4;"
	pluralsGaelic     = "nplurals=4; plural=n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3;"
	pluralsMaltese    = "nplurals=4; plural=n==1 ? 0 : n==0 || n%100>=2 && n%100<=10 ? 1 : n%100>=11 && n%100<=19 ? 2 : 3;"
	pluralsFilipino   = "nplurals=2; plural=n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9);"
)
