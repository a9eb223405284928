import java.io.FileInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Holds PDF files against PDF/A-2a and PDF/UA-1. For each file and standard it prints a line of
 * fields that tabs divide for each rule that is broken (file, standard, clause and test, how often,
 * what is wrong, where first), and then one that ends with how much has been looked at.
 */
public final class Validate {
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (PDFAFlavour standard : STANDARDS) {
                print(file, standard, validate(file, standard));
            }
        }
    }

    private static ValidationResult validate(String file, PDFAFlavour standard) throws Exception {
        try (InputStream content = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(content, standard)) {
            return ValidatorFactory.createValidator(standard, false).validate(parser);
        }
    }

    private static void print(String file, PDFAFlavour standard, ValidationResult result) {
        Set<RuleId> seen = new HashSet<>();
        for (TestAssertion broken : result.getTestAssertions()) {
            RuleId rule = broken.getRuleId();
            if (broken.getStatus() != TestAssertion.Status.FAILED || !seen.add(rule)) {
                continue;
            }
            line(file, standard.getId(), rule.getClause() + "-" + rule.getTestNumber(),
                    result.getFailedChecks().getOrDefault(rule, 1), broken.getMessage(), broken.getLocation().getContext());
        }
        line(file, standard.getId(), result.isCompliant() ? "conforms" : "differs", result.getTotalAssertions());
    }

    private static void line(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.length() > 0 ? "\t" : "").append(String.valueOf(field).replaceAll("[\\t\\r\\n]+", " "));
        }
        System.out.println(line);
    }
}
