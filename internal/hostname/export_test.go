package hostname

// Extensions returns the table of Script_Extensions, by ISO 15924.
func Extensions() map[rune][]string {
	all := map[rune][]string{}
	for _, e := range extensions {
		for r := e.lo; r <= e.hi; r++ {
			for _, s := range e.scripts {
				all[r] = append(all[r], s.String())
			}
		}
	}
	return all
}
