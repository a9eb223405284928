package paragraph

// A source says where the characters of a stretch come from.
type source struct {
	runes []rune
	owner []int32 // by character: the cluster that it is of
	start []int32 // by character: where it begins in the text of the stretch, in bytes
}

func (s *source) read(clusters []cluster) {
	s.runes, s.owner, s.start = s.runes[:0], s.owner[:0], s.start[:0]
	length := 0
	for i := range clusters {
		for at, r := range clusters[i].text {
			s.runes, s.owner, s.start = append(s.runes, r), append(s.owner, int32(i)), append(s.start, int32(length+at))
		}
		length += len(clusters[i].text)
	}
}
