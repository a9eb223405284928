package main

// importFlags are what the user asks of an import.
type importFlags struct {
	locale            string
	leftover          string
	overwrite, dryRun bool
}
