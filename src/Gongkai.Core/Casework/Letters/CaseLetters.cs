using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>The letters that went out in a case.</summary>
public static class CaseLetters
{
    /// <summary>The letter that an event names; null when it names none.</summary>
    public static IssuedLetterRef? Of(CaseEvent happened) => happened switch
    {
        LetterIssued e => e.Letter,
        CaseAssigned e => e.Letter,
        CorrectionRequested e => e.Letter,
        ReasonsRequested e => e.Letter,
        AgreedDelaySet e => e.Letter,
        ConsultationSent e => e.Letter,
        ApplicantToldOfConsultation e => e.Letter,
        ExtensionNoticed e => e.Letter,
        FeeNoticed e => e.Letter,
        ThirdPartyTold e => e.Letter,
        ApplicationLapsed e => e.Letter,
        DecisionIssued e => e.Letter,
        _ => null,
    };

    extension(DisclosureRequest request)
    {
        /// <summary>All letters of the case, each once, in the order in which they were issued.</summary>
        public ImmutableArray<IssuedLetterRef> Letters => [.. request.History.Select(Of).OfType<IssuedLetterRef>().DistinctBy(letter => letter.Docx.Sha256)];

        /// <summary>The letter of that code that was issued and that no step has named yet: the one which the step now goes with.</summary>
        public IssuedLetterRef? PendingLetter(string code) => request.PendingIssue(code)?.Letter;

        /// <summary>The issuing of <see cref="PendingLetter"/>; null when none waits.</summary>
        public LetterIssued? PendingIssue(string code)
        {
            var named = request.History.Where(happened => happened is not LetterIssued).Select(Of).OfType<IssuedLetterRef>().Select(letter => letter.Docx.Sha256).ToHashSet();
            return request.History.OfType<LetterIssued>().LastOrDefault(issued => issued.Letter.Code == code && !named.Contains(issued.Letter.Docx.Sha256));
        }
    }
}
