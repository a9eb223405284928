package main

import "strings"

// guesses are the aliases of Weblate that are no codes of languages, or those of
// other languages: countries, names, and codes of Windows. They are what a user
// may have meant, and are not taken for it.
var guesses = strings.Fields(`
	base source bd bp by cn cz dk eg gr jp kz lk me me_cyrl np ph pk pr pu rs ua us va vn cht chs csy des ena enp enu esp
	frb gae its nlb plk ptb ptg sky srb srl svk sve trk bgr braz_por chinese chinese_chs chinese_zh schinese tchinese dutch_be flemish
	english_uk portuguese_br portuguese_portugal serbo_croatian mspanish norwegian xbelorussian zh_simplified zh_traditional zhcn zhtw
	by_lat es_eu ru_r ru_rr ba_ck qz_mm val_es jp_jpn ua_ua uk_uk`)
