package main

import "runtime/debug"

// collectLess lets the heap grow to three times of what is in use before memory is collected,
// unless the user says otherwise: a run is short, and would collect a dozen times what it is
// about to leave.
func collectLess(getenv func(string) string) {
	const percent, limit = 200, 2 << 30
	if mayTune(getenv) {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// collectFor lets memory grow with what is to be made: with the bytes of its sections, and how
// many volumes are made at once. Up to there little is collected; a limit that is lower
// than what is in use costs time, never the run.
func collectFor(sections, volumes int, getenv func(string) string) {
	const percent, least, perByte = 400, 88 << 20, 20 // a page of Chinese is some 2,800 bytes, of English more
	if mayTune(getenv) {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(int64(least + sections*volumes*perByte))
	}
}

// collectOften keeps the memory of what runs for hours near to what is in use.
func collectOften(getenv func(string) string) {
	const percent, limit = 60, 250 << 20
	if mayTune(getenv) {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

func mayTune(getenv func(string) string) bool {
	return getenv("GOGC") == "" && getenv("GOMEMLIMIT") == ""
}
