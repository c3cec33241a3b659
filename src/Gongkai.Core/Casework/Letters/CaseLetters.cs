using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>An event that names the letter which went out with it.</summary>
public interface INamesLetter
{
    /// <summary>The letter; null when none went out.</summary>
    IssuedLetterRef? Letter { get; }
}

/// <summary>The letters that went out in a case.</summary>
public static class CaseLetters
{
    extension(DisclosureRequest request)
    {
        /// <summary>All letters of the case, each once, in the order in which they were issued.</summary>
        public ImmutableArray<IssuedLetterRef> Letters =>
            [.. request.History.OfType<INamesLetter>().Select(happened => happened.Letter).OfType<IssuedLetterRef>().DistinctBy(letter => letter.Docx.Sha256)];

        /// <summary>The letter of that type that was issued and that no step has named yet: the one which the step now goes with.</summary>
        public IssuedLetterRef? PendingLetter(LetterType letter) => request.PendingIssue(letter)?.Letter;

        /// <summary>The issuing of <see cref="PendingLetter"/>; null when none waits.</summary>
        public LetterIssued? PendingIssue(LetterType letter)
        {
            var named = request.History.OfType<INamesLetter>().Where(happened => happened is not LetterIssued)
                .Select(happened => happened.Letter?.Docx.Sha256).ToHashSet();
            return request.History.OfType<LetterIssued>().LastOrDefault(issued => issued.Letter.Is(letter) && !named.Contains(issued.Letter.Docx.Sha256));
        }
    }
}
