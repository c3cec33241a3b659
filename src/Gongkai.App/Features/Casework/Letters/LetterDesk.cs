using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Documents.Letters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A letter that lacks its number only: template, values, and what it would look like.</summary>
/// <param name="Letter">Which letter.</param>
/// <param name="DatedOn">成文日期</param>
/// <param name="Template">By which template.</param>
/// <param name="Fields">Its values.</param>
/// <param name="Preview">The letter with a remark in place of its number; null when something is missing.</param>
/// <param name="Faults">What is missing.</param>
public sealed record PreparedLetter(LetterType Letter, DateOnly DatedOn, TemplateInForce Template, LetterFields Fields, IssuedLetter? Preview,
    ImmutableArray<Finding> Faults);

/// <summary>文书: prepares letters of a case, and issues them. The number, the file and the event stand or fall together.</summary>
public sealed class LetterDesk(Store store, TemplateShelf shelf, LettersIssued issued)
{
    private const string NotNumbered = "（制发时编号）";

    /// <summary>Fills the template in force on the letter's day. What is missing is told as faults.</summary>
    public async Task<PreparedLetter> PrepareAsync(CaseAtHand at, LetterType letter, DateOnly datedOn, LetterFields fields, CancellationToken ct)
    {
        var template = await shelf.InForceAsync(at.Agency.Id, letter, datedOn, ct);
        fields = fields.With(LetterField.DatedOn, datedOn);
        var (remedy, fault) = RemedyOf(at, letter, datedOn);
        if (remedy is not null) fields = fields.With(remedy);
        var filling = template.Template.Fill(letter.ClassWord is null ? fields : fields.With(LetterField.Number, NotNumbered));
        ImmutableArray<Finding> faults = [.. fault is null ? [] : (Finding[])[fault], .. filling.Findings];
        return new(letter, datedOn, template, fields, faults.IsEmpty ? filling.Letter : null, faults);
    }

    /// <summary>The remedies that a letter tells of, by the kind of the agency and the law of the day.</summary>
    public static (RemedyText? Text, Finding? Fault) RemedyOf(CaseAtHand at, LetterType letter, DateOnly datedOn)
    {
        // 行政复议法第二十二条：通过互联网渠道送达行政行为决定的，应当同时提供提交行政复议申请的互联网渠道。
        var online = at.Request.AcceptsElectronicService && letter.Disposition is not null;
        return letter.Disposition is { } decision
            ? RemedyTexts.Of(decision, at.InLetters, datedOn, new(at.Situation.Settings.NarrowRemedies), online)
            : RemedyTexts.Of(letter.RemedyKind, at.InLetters, datedOn);
    }

    /// <summary>
    /// Issues a letter within the step that names it: takes its number, fills it, and puts the file on the disk before the step is written.
    /// A step that the rules refuse takes no number and leaves no file.
    /// </summary>
    /// <param name="writing">The writing of the step.</param>
    /// <param name="request">The case as the step finds it.</param>
    /// <param name="at">The case as the letter was prepared from it.</param>
    /// <param name="prepared">The letter, without faults.</param>
    /// <param name="step">The step that names it.</param>
    public async Task<T> IssueAsync<T>(CaseWriting writing, DisclosureRequest request, CaseAtHand at, PreparedLetter prepared,
        Func<IssuedLetterRef, T> step) where T : CaseEvent
    {
        if (!prepared.Faults.IsEmpty) throw new InvalidOperationException($"{prepared.Letter.Code} is not complete");
        var proposed = step(Ref(prepared, NotNumbered, new string('0', 64)));
        if (CaseSteps.Workflow.Decide(request, proposed, writing.Situation).IsRefused) return proposed;
        var number = prepared.Letter.ClassWord is { } word ? await NumberAsync(writing, at.InLetters, word, prepared.DatedOn.Year) : null;
        var filling = prepared.Template.Template.Fill(number is null ? prepared.Fields : prepared.Fields.With(LetterField.Number, number));
        var file = await store.Files.PutAsync(writing.Transaction, filling.Letter!.Docx, writing.Id.Stream);
        issued.Tell();
        return step(Ref(prepared, number, file.Hash));
    }

    private static async Task<string> NumberAsync(CaseWriting writing, AgencyForLetters agency, string classWord, int year)
    {
        var pattern = (await LetterSettings.OfAsync(writing.Transaction.Connection, writing.Agency, writing.Transaction.Transaction)).Pattern;
        return pattern.Number(agency.CodeWord, classWord, year, await writing.Transaction.NextNumberAsync(writing.Agency, pattern.Series(classWord, year)));
    }

    private static IssuedLetterRef Ref(PreparedLetter prepared, string? number, string hash) =>
        new(prepared.Letter.Code, number, prepared.DatedOn, prepared.Template.Version, new(hash, FileKind.Letter), null);
}
