using Gongkai.Agencies;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What letters say of an agency of the register.</summary>
public static class AgencyInLetters
{
    /// <summary>The agency with its organs of reconsideration; 机关代字 as its casework settings have it, else as the register.</summary>
    public static AgencyForLetters ForLetters(this Agency agency, CaseworkSettings settings) =>
        new(agency.Name, settings.LetterCode.Length > 0 ? settings.LetterCode : agency.CodeWord, agency.Standing, agency.Office,
            agency.Address, agency.Telephone)
        {
            Government = Organ(agency.Government, agency.GovernmentAddress, agency.GovernmentOnline),
            Superior = Organ(agency.Department, agency.DepartmentAddress, agency.DepartmentOnline),
            OnlineChannel = OrNull(agency.GovernmentOnline),
            Court = OrNull(agency.Court),
        };

    private static ReconsiderationOrgan? Organ(string name, string address, string online) => name.Length == 0 ? null : new(name, address, OrNull(online));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
