using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What letters say of a case, whatever they are about.</summary>
public static class CaseFields
{
    /// <summary>The agency, the applicant and the request.</summary>
    public static LetterFields Of(CaseAtHand at)
    {
        var (request, clock) = (at.Request, at.Clock);
        return LetterFields.From(at.InLetters)
            .With(LetterField.Applicant, Applicants(at)).With(LetterField.Salutation, LetterFields.SalutationFor(request.Category))
            .With(LetterField.RequestNumber, request.Registration?.Number).With(LetterField.Description, at.Words.Of(request.Description))
            .With(LetterField.ReceivedOn, clock.ReceivedOn).With(LetterField.CorrectedOn, request.Correction?.On).With(LetterField.ReplyDue, clock.Due)
            .With(LetterField.Section, request.Assignment?.Section);
    }

    // 共同申请：the first named, and how many with him.
    private static string Applicants(CaseAtHand at) => at.Request.Arrival!.JointApplicants is { IsEmpty: false } others
        ? string.Join("、", others.Select(other => ApplicantDetails.Read(at.Words.Of(other)).Name).Prepend(at.Applicant.Name)) : at.Applicant.Name;
}
