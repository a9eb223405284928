package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manualCommand writes manual pages, for those who package pobook.
func manualCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "manual FOLDER",
		Short:  "Write manual pages",
		Long:   "Manual writes a manual page for each command into FOLDER, which is made if need be.",
		Args:   cobra.ExactArgs(1),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			date, err := a.date()
			if err != nil {
				return err
			}
			folder := a.path(args[0])
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("manual pages: %w", err)
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true // it would name the day
			header := &doc.GenManHeader{Section: "1", Date: &date, Source: "pobook " + version(), Manual: "pobook"}
			if err := doc.GenManTree(root, header, folder); err != nil {
				return fmt.Errorf("manual pages: %w", err)
			}
			return nil
		},
	}
}
