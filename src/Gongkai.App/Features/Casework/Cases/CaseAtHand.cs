using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;

namespace Gongkai.Features.Casework;

/// <summary>A case that an officer has open, with its agency and its words: what letters are made of.</summary>
public sealed record CaseAtHand(Agency Agency, OpenCase Open, MatterTexts Words)
{
    /// <summary>The case.</summary>
    public DisclosureRequest Request => Open.Request;

    /// <summary>The day, the calendar, the settings and the officer.</summary>
    public CaseSituation Situation => Open.Situation;

    /// <summary>How the term stands today.</summary>
    public ClockAnswer Clock => Open.Clock;

    /// <summary>申请编号</summary>
    public string Number => Open.Number;

    /// <summary>Who applied; of joint applicants the first named.</summary>
    public ApplicantDetails Applicant { get; } = ApplicantDetails.Read(Words[Open.Request.Arrival!.Applicant]);

    /// <summary>The agency as letters name it.</summary>
    public AgencyForLetters InLetters { get; } = Agency.ForLetters(Open.Situation.Settings);

    /// <summary>Where letters reach the applicant.</summary>
    public string ServiceAddress => Request.ServiceAddress is { } confirmed ? Words[confirmed] : Applicant.Address ?? Applicant.Email ?? "";
}
